import type { Id } from '#kernel/id.ts';
import type {
  CollectionFigures,
  Facets,
  Filter,
  Found,
} from '../../core/search/collection-index.ts';
import type { Excerpt, Marks, Span } from '../../core/search/excerpt.ts';
import type { Matter } from '../../core/search/matter.ts';
import type { Phrase } from '../../core/search/phrase.ts';
import type { CandidateGroup, Query } from '../../core/search/query.ts';
import type { Collection } from '../../core/search/search-document.ts';
import type { UnderstoodAs } from '../../core/search/understanding.ts';
import type { ChangedDocument, DocumentTexts } from './document-store.ts';
import type { PackedTerms } from './vocabulary-store.ts';

/** What the thread that searches can be asked, and what it answers. */
export interface Tasks {
  /** The revision it holds of a collection; null: none. */
  readonly heldRevision: { ask: { collection: Collection }; answer: HeldRevision | null };
  readonly learn: { ask: Lesson; answer: null };
  readonly read: { ask: ReadTask; answer: ReadAnswer | null };
  readonly rank: { ask: RankTask; answer: RankAnswer };
  readonly show: { ask: ShowTask; answer: Shown[] };
  readonly phrases: {
    ask: { texts: readonly NumberedTexts[]; phrases: readonly Phrase[] };
    answer: number[];
  };
  /** How alike a text is to each of some others, 0 to 1. */
  readonly liken: { ask: { text: string; others: readonly string[] }; answer: number[] };
}

export interface HeldRevision {
  readonly revision: number;
  /** Whether all articles are held. */
  readonly isWhole: boolean;
}

/** What changed in a collection since the revision that is held. */
export interface Lesson {
  readonly collection: Collection;
  readonly revision: number;
  /** Forget what is held before. */
  readonly isAnew: boolean;
  readonly isWhole: boolean;
  readonly terms: readonly PackedTerms[];
  readonly documents: readonly ChangedDocument[];
  /** Numbers of articles that are to be read again when they are asked for. */
  readonly stale: readonly number[];
}

export interface ReadTask {
  readonly collection: Collection;
  /** Older knowledge is not good enough. */
  readonly revision: number;
  readonly isWhole: boolean;
  readonly query: Query;
  readonly figures: CollectionFigures;
  /** The project's sets, as JSON. */
  readonly synonyms: string;
}

/** How the query was read. */
export interface ReadAnswer {
  /** Names the plan in the following task. */
  readonly planId: number;
  readonly text: string;
  readonly understoodAs: UnderstoodAs;
  readonly didYouMean: string | null;
  readonly phrases: readonly Phrase[];
  /** Nothing but phrases was asked. */
  readonly isAllPhrases: boolean;
  readonly candidateGroups: readonly CandidateGroup[];
  readonly marks: Marks;
}

export interface RankTask {
  readonly collection: Collection;
  readonly planId: number;
  /** Null: all articles. */
  readonly candidates: readonly number[] | null;
  /** Null: whatever scores. */
  readonly only: readonly number[] | null;
  readonly filter: Filter;
  readonly figures: CollectionFigures;
  readonly nowMs: number;
  readonly matter: Matter | null;
  readonly most: number;
}

export type RankAnswer =
  | { readonly kind: 'ranked'; readonly found: readonly Found[]; readonly facets: Facets }
  /** The numbers of articles that must be taught first. */
  | { readonly kind: 'missing'; readonly numbers: readonly number[] }
  /** The plan is no longer held. */
  | { readonly kind: 'forgotten' };

export type NumberedTexts = DocumentTexts & { readonly number: number };

export interface ShowTask {
  readonly texts: readonly NumberedTexts[];
  readonly marks: Marks;
}

/** How a found article is shown. */
export interface Shown {
  readonly id: Id;
  readonly title: string;
  readonly titleHighlights: readonly Span[];
  readonly excerpt: Excerpt;
}

export type TaskName = keyof Tasks;

/** A task on its way to the thread. */
export interface TaskMessage {
  readonly number: number;
  readonly name: TaskName;
  readonly ask: Tasks[TaskName]['ask'];
}

/** Its answer; failure: what was thrown. */
export interface AnswerMessage {
  readonly number: number;
  readonly answer: Tasks[TaskName]['answer'];
  readonly failure?: string;
}
