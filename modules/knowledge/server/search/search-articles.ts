import { assert } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { FacetCount, Facets, Filter, Found } from '../../core/search/collection-index.ts';
import type { Excerpt, Span } from '../../core/search/excerpt.ts';
import type { Matter } from '../../core/search/matter.ts';
import { wordsIn } from '../../core/search/preselection.ts';
import type { Query } from '../../core/search/query.ts';
import type { Collection, Searched } from '../../core/search/search-document.ts';
import type { UnderstoodAs } from '../../core/search/understanding.ts';
import type { Meaning } from '../embeddings/meaning.ts';
import { findCandidates, findWithAll } from './candidate-store.ts';
import { readCollections, type SearchedCollection } from './collection-store.ts';
import { readNumbered, readTexts } from './document-store.ts';
import { openSearchThread } from './search-thread.ts';
import type { RankAnswer, ReadAnswer } from './tasks.ts';
import { teach } from './teach.ts';
import { weighMeaning } from './weigh-meaning.ts';

/** Whose articles are searched, for what. */
export interface SearchRequest {
  readonly projectId: Id;
  readonly audience: Searched;
  /** Results of the first come first; those of the others follow. */
  readonly languages: readonly Language[];
  readonly query: string;
  readonly isTyping?: boolean;
  readonly filter?: Filter;
  /** What the asking contact is about; its topics in the first of the languages. */
  readonly matter?: Matter;
  /** At most 50. */
  readonly limit?: number;
  readonly offset?: number;
  /** What the query means: it counts in collections that have a weight for it. */
  readonly meaning?: Meaning | null;
}

/** An article that was found. */
export interface SearchHit {
  readonly documentId: Id;
  readonly language: Language;
  /** Comparable within one language of one answer alone; above 0, best about 2. */
  readonly score: number;
  readonly title: string;
  readonly titleHighlights: readonly Span[];
  readonly excerpt: Excerpt;
}

export interface SearchResults {
  readonly hits: readonly SearchHit[];
  /** How many were found, up to `maximumFound` in each language; facets count among them. */
  readonly total: number;
  readonly facets: Facets;
  /** The query in known spelling, or null. */
  readonly didYouMean: string | null;
  readonly understoodAs: UnderstoodAs;
  /** The query as it was searched. */
  readonly understoodText: string;
}

/** More than this many are told apart by more words, not by more pages. */
export const maximumFound = 400;
export const maximumHits = 50;
const defaultHits = 10;

/** Up to so many articles are all held in memory; of more, the database finds candidates. */
const articlesHeld = 20_000;
const maximumWithPhrase = 1_000;
const maximumAttempts = 3;

const thread = openSearchThread();

interface Answer {
  readonly collection: Collection;
  readonly reading: ReadAnswer;
  found: readonly Found[];
  readonly facets: Facets;
}

/** Searches articles as one audience sees them. Finds what is committed, this moment's changes
 *  included; a transaction that has published in the project must not search it any more. Whether
 *  the actor may search is the caller's to check; the project must be in his scope. An empty query,
 *  or one of signs alone, finds nothing; a long one is cut. holdUpTo: of larger collections the
 *  database finds candidates. */
export async function searchArticles(
  ctx: Context,
  request: SearchRequest,
  { holdUpTo = articlesHeld } = {},
): Promise<SearchResults> {
  const { projectId, audience, query: text } = request;
  const query = { text: text.toWellFormed(), isTyping: request.isTyping ?? false };
  const languages = [...new Set(request.languages)];
  const rows = await readCollections(ctx, { projectId, audience, languages });
  const answers: Answer[] = [];
  for (const language of languages) {
    const row = rows.get(language);
    if (!row) continue;
    assert(!row.isUncommitted, 'no transaction searches what it has published itself');
    const collection = { projectId, audience, language };
    const isWhole = row.documentCount <= holdUpTo;
    const { filter = {} } = request;
    const matter = request.matter ? matterIn(language, request.matter, languages) : null;
    answers.push(await searchCollection(ctx, collection, { row, query, filter, matter, isWhole }));
  }
  if (request.meaning) await weighMeaning(ctx, answers, request.meaning);
  return {
    ...(await pageOf(ctx, answers, request)),
    facets: joinedFacets(answers.map(({ facets }) => facets)),
    didYouMean: answers[0]?.reading.didYouMean ?? null,
    understoodAs: answers[0]?.reading.understoodAs ?? 'as-written',
    understoodText: answers[0]?.reading.text ?? query.text,
  };
}

/** All that a query finds in a collection, best first, by words alone. */
export async function findAll(
  ctx: Context,
  collection: Collection,
  text: string,
): Promise<readonly Found[]> {
  const { language } = collection;
  const rows = await readCollections(ctx, { ...collection, languages: [language] });
  const row = rows.get(language);
  if (!row) return [];
  const query = { text, isTyping: false };
  const isWhole = row.documentCount <= articlesHeld;
  const plainly = { filter: {}, matter: null };
  return (await searchCollection(ctx, collection, { row, query, ...plainly, isWhole })).found;
}

/** How alike a text is to each of some others by the letters they are written with, 0 to 1. */
export async function similaritiesTo(text: string, others: readonly string[]): Promise<number[]> {
  return others.length === 0 ? [] : thread.ask('liken', { text, others });
}

async function searchCollection(
  ctx: Context,
  collection: Collection,
  asked: {
    row: SearchedCollection;
    query: Query;
    filter: Filter;
    matter: Matter | null;
    isWhole: boolean;
  },
): Promise<Answer> {
  const { row, query, isWhole, ...wanted } = asked;
  for (let attempt = 1; ; attempt += 1) {
    const reading = await readQuery(ctx, collection, { row, query, isWhole });
    const only = await withPhrases(ctx, collection, reading);
    const candidates =
      isWhole || only
        ? null
        : await findCandidates(ctx, collection, {
            groups: reading.candidateGroups,
            filter: wanted.filter,
            meanLength: meanLengthOf(row),
            most: maximumFound,
          });
    const ranked = await rankAll(ctx, collection, { reading, candidates, only, row, ...wanted });
    if (ranked.kind === 'ranked') return { collection, reading, ...ranked };
    if (attempt === maximumAttempts) throw new Error('A collection is forgotten while searched.');
  }
}

/** The words of a topic are words of one language alone. */
function matterIn(language: Language, matter: Matter, [first]: readonly Language[]): Matter {
  return language === first ? matter : { ...matter, topics: [] };
}

/** Has the thread read the query, and teaches it first what it does not know yet. */
async function readQuery(
  ctx: Context,
  collection: Collection,
  given: { row: SearchedCollection; query: Query; isWhole: boolean },
): Promise<ReadAnswer> {
  const { row, query, isWhole } = given;
  const { revision, synonyms } = row;
  const figures = figuresOf(row);
  const task = { collection, revision, isWhole, query, figures, synonyms };
  for (let attempt = 1; ; attempt += 1) {
    const reading = await thread.ask('read', task);
    if (reading) return reading;
    if (attempt === maximumAttempts) throw new Error('A collection could not be taught.');
    await teach(ctx, thread, { collection, row, isWhole });
  }
}

/** The articles that have every phrase in quotes; null: all may be found. Where no article has
 *  them, a sentence with quotes in it is searched for its words; a query that is all in quotes
 *  finds nothing then. */
async function withPhrases(
  ctx: Context,
  collection: Collection,
  { phrases, isAllPhrases }: ReadAnswer,
): Promise<number[] | null> {
  if (phrases.length === 0) return null;
  const terms = [...new Set(phrases.flatMap((phrase) => phrase.terms))];
  const numbers = await findWithAll(ctx, collection, { terms, most: maximumWithPhrase });
  const texts = await readTexts(ctx, collection, numbers);
  const found = await thread.ask('phrases', { texts, phrases });
  return found.length > 0 || isAllPhrases ? found : null;
}

async function rankAll(
  ctx: Context,
  collection: Collection,
  given: {
    reading: ReadAnswer;
    candidates: readonly number[] | null;
    only: readonly number[] | null;
    row: SearchedCollection;
    filter: Filter;
    matter: Matter | null;
  },
): Promise<Exclude<RankAnswer, { kind: 'missing' }>> {
  const { reading, candidates, only, row, filter, matter } = given;
  const task = {
    collection,
    planId: reading.planId,
    candidates,
    only,
    filter,
    figures: figuresOf(row),
    nowMs: Date.parse(ctx.now),
    matter,
    most: maximumFound,
  };
  const answer = await thread.ask('rank', task);
  if (answer.kind !== 'missing') return answer;
  const documents = await readNumbered(ctx, collection, answer.numbers);
  const known = new Set(documents.map(({ number }) => number));
  const isKnown = (number: number) => known.has(number) || !answer.numbers.includes(number);
  await thread.ask('learn', {
    collection,
    revision: 0,
    isAnew: false,
    isWhole: false,
    terms: [],
    documents,
    stale: [],
  });
  const again = await thread.ask('rank', {
    ...task,
    candidates: candidates?.filter(isKnown) ?? null,
    only: only?.filter(isKnown) ?? null,
  });
  return again.kind === 'missing' ? { kind: 'forgotten' } : again;
}

function figuresOf({ documentCount, filled, lengths }: SearchedCollection) {
  return { documentCount, filled, lengths };
}

function meanLengthOf({ documentCount, lengths }: SearchedCollection): number {
  return wordsIn(lengths) / Math.max(1, documentCount);
}

/** The wanted stretch of what was found, shown. An article that was found in two languages comes
 *  once, in the first. */
async function pageOf(
  ctx: Context,
  answers: readonly Answer[],
  { limit = defaultHits, offset = 0 }: SearchRequest,
): Promise<{ hits: SearchHit[]; total: number }> {
  const seen = new Set<Id>();
  const all = answers.flatMap((answer) =>
    answer.found.flatMap((found) => {
      if (seen.has(found.id)) return [];
      seen.add(found.id);
      return [{ answer, found }];
    }),
  );
  const start = Math.max(0, offset);
  const wanted = all.slice(start, start + Math.min(Math.max(0, limit), maximumHits));
  const shown = new Map<Answer, Map<Id, Omit<SearchHit, 'documentId' | 'language' | 'score'>>>();
  for (const [answer, same] of Map.groupBy(wanted, (each) => each.answer)) {
    const numbers = same.map(({ found }) => found.number);
    const texts = await readTexts(ctx, answer.collection, numbers);
    const page = await thread.ask('show', { texts, marks: answer.reading.marks });
    shown.set(answer, new Map(page.map(({ id, ...text }) => [id, text])));
  }
  const hits = wanted.flatMap(({ answer, found }) => {
    const text = shown.get(answer)?.get(found.id);
    const { language } = answer.collection;
    return text ? [{ documentId: found.id, language, score: found.score, ...text }] : [];
  });
  return { hits, total: all.length };
}

function joinedFacets(all: readonly Facets[]): Facets {
  const join = (lists: readonly (readonly FacetCount[])[]) => {
    const counts = new Map<string, number>();
    for (const { value, count } of lists.flat()) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    categories: join(all.map(({ categories }) => categories)),
    tags: join(all.map(({ tags }) => tags)),
    products: join(all.map(({ products }) => products)),
  };
}
