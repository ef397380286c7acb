import { z } from 'zod';
import { language } from '#platform/http/contract.ts';
import { articleFilter } from '../contract.ts';

const word = z.string().min(1).optional().catch(undefined);
const { kind, state } = articleFilter.shape;
const librarySearch = z.object({
  project: word,
  category: word,
  tag: word,
  product: word,
  owner: word,
  words: word,
  kind: kind.catch(undefined),
  state: state.catch(undefined),
});
const readingSearch = z.object({
  language: language.optional().catch(undefined),
  as: z.enum(['agent', 'customer']).optional().catch(undefined),
});
const number = z.coerce.number().int().min(1).optional().catch(undefined);
const versionsSearch = z.object({
  language: language.optional().catch(undefined),
  from: number,
  to: number,
});

const newsSearch = z.object({ project: word, article: word });
const gapsSearch = z.object({
  project: word,
  gap: word,
  state: z.enum(['open', 'closed']).optional().catch(undefined),
});

const snippetsSearch = z.object({
  project: word,
  /** The snippet or macro that is open. */
  open: word,
  /** What is being begun. */
  begin: z.enum(['snippet', 'macro']).optional().catch(undefined),
  show: z.enum(['snippets', 'macros', 'own', 'archived']).optional().catch(undefined),
});

/** What an address tells beside its path; what is not told has no key. */
export type LibrarySearch = Told<typeof librarySearch>;
type ReadingSearch = Told<typeof readingSearch>;
type VersionsSearch = Told<typeof versionsSearch>;
type Told<Shape extends z.ZodObject> = {
  readonly [Key in keyof z.infer<Shape>]?: Exclude<z.infer<Shape>[Key], undefined>;
};
type Given = Readonly<Record<string, unknown>>;

/** Which articles the library lists. What an address does not say rightly is left out. */
export const readLibrarySearch = (given: Given): LibrarySearch => told(librarySearch.parse(given));

/** In which language an article is read, and as whom. */
export const readReadingSearch = (given: Given): ReadingSearch => told(readingSearch.parse(given));

/** Which versions of a text are compared. */
export const readVersionsSearch = (given: Given): VersionsSearch =>
  told(versionsSearch.parse(given));

/** Which news is read. */
export const readNewsSearch = (given: Given): Told<typeof newsSearch> =>
  told(newsSearch.parse(given));

/** Which gaps are listed, and which one is open. */
export const readGapsSearch = (given: Given): Told<typeof gapsSearch> =>
  told(gapsSearch.parse(given));

/** Which snippets and macros are listed, and which one is open. */
export const readSnippetsSearch = (given: Given): Told<typeof snippetsSearch> =>
  told(snippetsSearch.parse(given));

function told<Values extends object>(values: Values) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {
    readonly [Key in keyof Values]?: Exclude<Values[Key], undefined>;
  };
}
