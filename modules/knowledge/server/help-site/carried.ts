import type { Language } from '#platform/http/contract.ts';
import type { PersonAskedFor } from '../../contract.ts';
import { siteWords } from './words.ts';

/** What somebody searched and read before he came to a person, as a note for that person. */
export function noteOfVisit(
  { place, queries, articles }: PersonAskedFor,
  language: Language,
): { authorName: string; body: string } {
  const t = siteWords(language);
  const quoted = queries.map((query) => `“${query}”`).join(', ');
  const read = articles
    .map(({ title, said }) => (said ? `${title} (${t(`help.carried.${said}`)})` : title))
    .join('; ');
  const lines = [
    quoted && t('help.carried.searched', { words: quoted }),
    read && t('help.carried.read', { words: read }),
  ];
  return { authorName: t(`help.carried.author.${place}`), body: lines.filter(Boolean).join('\n') };
}
