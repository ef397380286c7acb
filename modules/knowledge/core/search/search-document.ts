import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Instant } from '#kernel/time.ts';
import type { Audience } from '../body/node.ts';

/** What a collection holds: articles as an audience reads them, or what customers said in contacts
 *  that are over, which agents alone search. */
export type Searched = Audience | 'contact';

/** What is searched together and has statistics of its own, so that nothing of what one audience
 *  reads can be guessed from what another is answered. */
export interface Collection {
  readonly projectId: Id;
  readonly audience: Searched;
  readonly language: Language;
}

/** One article in one language as one audience sees it, or one contact. Texts are plain. */
export interface SearchDocument extends Collection {
  /** The article's, or the contact's. */
  readonly id: Id;
  readonly title: string;
  readonly headings: string;
  readonly body: string;
  /** How customers asked what this article answered, one wording a line. */
  readonly learned: string;
  readonly categoryId: Id | null;
  readonly tags: readonly string[];
  readonly products: readonly string[];
  readonly publishedAt: Instant;
  /** Share of readers whom it helped, 0 to 1; null: too few have said. */
  readonly helpfulness: number | null;
}
