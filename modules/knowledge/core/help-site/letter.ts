import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';

/** A question that somebody wrote on the help site. */
export interface Letter {
  readonly projectId: Id;
  /** The same letter sent twice is taken once. */
  readonly id: Id;
  readonly language: Language;
  readonly name: string;
  /** Where the answer goes. It is what he claims. */
  readonly email: string;
  readonly body: string;
}
