import { DomainError } from '#kernel/errors.ts';
import { type ConversationItem, refusals } from '#modules/contacts/contract.ts';

/** The moved contact; null when it stands elsewhere by now, or is closed, and the news of it has
 *  not come up yet. */
export async function unlessElsewhere(
  move: Promise<ConversationItem>,
): Promise<ConversationItem | null> {
  return move.catch((error) => {
    if (error instanceof DomainError && error.code === refusals.wrongState) return null;
    throw error;
  });
}
