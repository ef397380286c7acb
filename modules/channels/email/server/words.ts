import type { Language } from '#platform/http/contract.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

export type WordId = keyof typeof en;

const catalogues: Readonly<Record<Language, Readonly<Record<WordId, string>>>> = { en, ru, zh };

/** A text of this module for people of the centre, with its `{address}` filled in. */
export function words(
  language: Language,
  id: WordId,
  { address = '' }: { address?: string } = {},
): string {
  return catalogues[language][id].replace('{address}', () => address);
}
