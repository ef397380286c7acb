import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { type Matter, openGains } from './matter.ts';
import { preselect, wordsIn } from './preselection.ts';
import { decodeProfile, type Lengths, type NumberedProfile } from './profile.ts';
import { type Plan, planOf, type Query } from './query.ts';
import { type Scored, scoresOf } from './score.ts';
import type { Synonyms } from './synonyms.ts';
import { didYouMean, type Understanding, understand } from './understanding.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';
import { fields, relevanceFloor } from './weights.ts';
import type { Linguistics } from './words.ts';

/** What is known of a collection as a whole. */
export interface CollectionFigures {
  readonly documentCount: number;
  /** How many articles have each field at all. */
  readonly filled: readonly number[];
  /** Of all articles together. */
  readonly lengths: Lengths;
}

/** An article as it is loaded. */
export interface LoadedDocument {
  readonly number: number;
  readonly id: Id;
  readonly profile: Uint8Array;
  readonly categoryId: Id | null;
  readonly tags: readonly string[];
  readonly products: readonly string[];
  readonly publishedAtMs: number;
  readonly helpfulness: number | null;
}

/** What results are narrowed to. */
export interface Filter {
  readonly categoryId?: Id | undefined;
  readonly tag?: string | undefined;
  readonly product?: string | undefined;
  /** Published, or over, at this moment or later; in milliseconds since 1970. */
  readonly sinceMs?: number | undefined;
  /** These alone. */
  readonly ids?: ReadonlySet<Id> | undefined;
}

interface HeldDocument
  extends Scored,
    Omit<LoadedDocument, 'profile' | 'publishedAtMs' | 'helpfulness'> {}

/** An article that was found. */
export interface Found {
  readonly number: number;
  readonly id: Id;
  readonly score: number;
}

/** How many of what was found have a value. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface Facets {
  readonly categories: readonly FacetCount[];
  readonly tags: readonly FacetCount[];
  readonly products: readonly FacetCount[];
}

/** How a query was read, and the plan to answer it. */
export interface Reading extends Understanding {
  readonly didYouMean: string | null;
  readonly plan: Plan;
}

/** A collection in memory: its vocabulary, and those of its articles that were asked for lately or,
 *  of a small collection, all. */
export interface CollectionIndex {
  readonly vocabulary: Vocabulary;
  readonly putDocument: (document: LoadedDocument) => void;
  readonly dropDocument: (number: number) => void;
  readonly dropDocuments: () => void;
  /** About how much memory it takes. */
  readonly bytes: () => number;
  readonly numbers: () => number[];
  readonly missing: (numbers: readonly number[]) => number[];
  /** Reads a query and plans its answer. */
  readonly read: (
    query: Query,
    given: { figures: CollectionFigures; synonyms: Synonyms },
  ) => Reading;
  /** The best articles first. */
  readonly rank: (plan: Plan, given: Ranking) => Found[];
  readonly facetsOf: (found: readonly Found[]) => Facets;
}

interface Ranking {
  readonly numbers: readonly number[];
  readonly filter: Filter;
  readonly figures: CollectionFigures;
  readonly nowMs: number;
  /** What the asking contact is about; null: nothing is known of it. */
  readonly matter?: Matter | null;
  /** At most so many are found. */
  readonly most: number;
}

const bytesPerTerm = 400;
const bytesPerDocument = 600;
const bytesPerDocumentTerm = 8;
/** Of a collection too large to be held whole so many articles are held; then the older half
 *  goes. */
const maximumHeld = 50_000;
const maximumFacetValues = 100;

/** An empty index. */
export function openCollectionIndex(language: Language, linguistics: Linguistics): CollectionIndex {
  const vocabulary = openVocabulary(linguistics);
  const documents = new Map<number, HeldDocument>();
  let held = 0;

  function putDocument({ profile, ...document }: LoadedDocument): void {
    dropDocument(document.number);
    if (documents.size >= maximumHeld) {
      for (const number of [...documents.keys()].slice(0, maximumHeld / 2)) dropDocument(number);
    }
    const read = withSlots(decodeProfile(profile), vocabulary);
    documents.set(document.number, { ...document, ...read });
    held += read.slots.length;
  }

  function dropDocument(number: number): void {
    held -= documents.get(number)?.slots.length ?? 0;
    documents.delete(number);
  }

  function rank(plan: Plan, ranking: Ranking): Found[] {
    const { numbers, filter, figures, nowMs, matter = null, most } = ranking;
    const asked = numbers.flatMap((number) => documents.get(number) ?? []);
    const allowed = asked.filter((document) => fits(document, filter));
    const fitting = preselect(allowed, plan, {
      vocabularySize: vocabulary.size(),
      meanLength: wordsIn(figures.lengths) / Math.max(1, figures.documentCount),
    });
    const means = meansOf(figures);
    const scores = scoresOf(fitting, plan, { vocabulary, means, nowMs });
    const best = scores.reduce((high, score) => Math.max(high, score), 0);
    const gainOf = openGains(matter, vocabulary);
    return fitting
      .flatMap((document, place) => {
        const score = scores[place] ?? 0;
        const isFound = score > 0 && score >= best * relevanceFloor;
        return isFound ? [{ ...named(document), score: score * (1 + gainOf(document)) }] : [];
      })
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, most);
  }

  return {
    vocabulary,
    putDocument,
    dropDocument,
    dropDocuments: () => {
      documents.clear();
      held = 0;
    },
    bytes: () =>
      vocabulary.size() * bytesPerTerm +
      documents.size * bytesPerDocument +
      held * bytesPerDocumentTerm,
    numbers: () => [...documents.keys()],
    missing: (numbers) => numbers.filter((number) => !documents.has(number)),
    read: (query, { figures, synonyms }) => {
      const understanding = understand(query.text, { language, vocabulary });
      const { text } = understanding;
      const { documentCount } = figures;
      return {
        ...understanding,
        didYouMean: didYouMean(text, { vocabulary, isTyping: query.isTyping }),
        plan: planOf({ ...query, text }, { vocabulary, documentCount, synonyms }),
      };
    },
    rank,
    facetsOf: (found) => facetsOf(found.flatMap(({ number }) => documents.get(number) ?? [])),
  };
}

function named({ number, id }: HeldDocument): Omit<Found, 'score'> {
  return { number, id };
}

/** A profile by the slots of the vocabulary, without the terms that it does not have. */
function withSlots({ ids, counts, lengths }: NumberedProfile, { slotOfId }: Vocabulary) {
  const known = ids.reduce((sum, id) => sum + Number(slotOfId(id) !== undefined), 0);
  const slots = new Int32Array(known);
  const ofSlots = new Int32Array(known);
  let next = 0;
  ids.forEach((id, place) => {
    const slot = slotOfId(id);
    if (slot === undefined) return;
    slots[next] = slot;
    ofSlots[next] = counts[place] ?? 0;
    next += 1;
  });
  return { slots, counts: ofSlots, lengths };
}

function fits(document: HeldDocument, filter: Filter): boolean {
  const { categoryId, tag, product, sinceMs, ids } = filter;
  return (
    (ids === undefined || ids.has(document.id)) &&
    (sinceMs === undefined || document.publishedAtMs >= sinceMs) &&
    (categoryId === undefined || document.categoryId === categoryId) &&
    (tag === undefined || document.tags.includes(tag)) &&
    (product === undefined || document.products.includes(product))
  );
}

/** Mean lengths: of terms over the articles that have the field, of parts of words over all. */
function meansOf({ documentCount, filled, lengths }: CollectionFigures): Lengths {
  return lengths.map((sum, place) => {
    const count = place < fields.length ? (filled[place] ?? 0) : documentCount;
    return sum / (count || 1);
  });
}

function facetsOf(documents: readonly HeldDocument[]): Facets {
  const ids = documents.flatMap(({ categoryId }) => categoryId ?? []);
  return {
    categories: counted(ids),
    tags: counted(documents.flatMap(({ tags }) => [...new Set(tags)])),
    products: counted(documents.flatMap(({ products }) => [...new Set(products)])),
  };
}

function counted(values: readonly string[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maximumFacetValues);
}
