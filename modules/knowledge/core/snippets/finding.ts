import type { Id } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import { compareText } from '#kernel/text.ts';
import type { Language } from '#platform/http/contract.ts';
import { typedOnEnglishKeys, typedOnRussianKeys } from '../search/other-writing.ts';
import { normalise } from '../search/words.ts';
import type { Macro } from './macro.ts';
import type { ReadyChannel, Snippet } from './snippet.ts';

/** What an agent has ready. */
export type Ready =
  | { readonly kind: 'snippet'; readonly item: Snippet }
  | { readonly kind: 'macro'; readonly item: Macro };

/** What there is, and how often each was used lately, by its id. */
export interface ReadyStock {
  readonly snippets: readonly Snippet[];
  readonly macros: readonly Macro[];
  readonly uses: ReadonlyMap<Id, number>;
}

const maximumFound = 50;

/** What is ready for a channel and matches what is searched: by its shortcut, then by its name,
 *  then by its words and tags; of equals the more used first. Without a search the most used. Words
 *  typed on the other keyboard are understood when nothing matches otherwise. */
export function findReady(
  stock: ReadyStock,
  query: { channel: ReadyChannel; language: Language; search: string },
): Ready[] {
  const { channel } = query;
  const isWanted = ({ item }: Ready) => !item.isArchived && item.channels.includes(channel);
  return findWanted(stock, { ...query, isWanted }).slice(0, maximumFound);
}

/** Which of them a list shows. */
export type ReadyShown = 'all' | 'snippets' | 'macros' | 'own' | 'archived';

/** Snippets and macros as a list shows them, whatever their channels: by how well they match, then
 *  by use. */
export function listReady(
  stock: ReadyStock,
  query: { show: ReadyShown; language: Language; search: string },
): Ready[] {
  const { show } = query;
  return findWanted(stock, {
    ...query,
    isWanted: ({ kind, item }) => {
      if (item.isArchived !== (show === 'archived')) return false;
      if (show === 'own') return kind === 'snippet' && item.ownerId !== null;
      return show === 'all' || show === 'archived' || show === `${kind}s`;
    },
  });
}

interface Query {
  readonly language: Language;
  readonly search: string;
  readonly isWanted: (ready: Ready) => boolean;
}

function findWanted(stock: ReadyStock, query: Query): Ready[] {
  const search = normalise(query.search).trim();
  const readings = [search, typedOnRussianKeys(search), typedOnEnglishKeys(search)];
  for (const reading of new Set(readings)) {
    const found = findBy(stock, { ...query, search: reading });
    if (found.length > 0) return found;
  }
  return [];
}

function findBy(
  { snippets, macros, uses }: ReadyStock,
  { isWanted, language, search }: Query,
): Ready[] {
  const all: Ready[] = [
    ...snippets.map((item) => ({ kind: 'snippet' as const, item })),
    ...macros.map((item) => ({ kind: 'macro' as const, item })),
  ];
  return all
    .filter(isWanted)
    .map((ready) => ({ ready, rank: rankOf(ready, search), used: uses.get(ready.item.id) ?? 0 }))
    .filter(({ rank }) => rank < notFound)
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        other.used - one.used ||
        compareText(one.ready.item.names[language], other.ready.item.names[language]),
    )
    .map(({ ready }) => ready);
}

const notFound = 4;

function rankOf(ready: Ready, search: string): number {
  const { shortcut, names } = ready.item;
  const own = normalise(shortcut ?? '');
  if (search === '') return 0;
  if (own === search) return 0;
  if (own.startsWith(search)) return 1;
  const words = search.split(/\s+/);
  const hasAll = (text: string) => words.every((word) => normalise(text).includes(word));
  if (languages.some((each) => hasAll(names[each]))) return 2;
  return wordsOf(ready).some(hasAll) ? 3 : notFound;
}

function wordsOf({ kind, item }: Ready): string[] {
  if (kind === 'macro')
    return item.steps.flatMap((step) => (step.kind === 'note' ? step.text : []));
  const tags = item.tags.join(' ');
  return languages.map((each) => `${item.names[each]} ${tags} ${item.texts[each]}`);
}
