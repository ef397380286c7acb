import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Contact, may } from '../contract.ts';
import { maximumTextLength, type Suggestion, suggest, termsOf } from '../core/suggest.ts';
import type { InProject } from './store.ts';
import { addToModel, readCustomersWords, readModel } from './suggestion-store.ts';

const suggestionsShown = 3;

/** The reasons that contacts with such words were coded with, likeliest first. */
export async function suggestReasons(ctx: Context, which: InProject): Promise<Suggestion[]> {
  authorise(ctx, may.read);
  const words = await readCustomersWords(ctx, which, maximumTextLength);
  const model = await readModel(ctx, which.projectId, termsOf(words));
  return [...suggest(model, words, suggestionsShown)];
}

/** Learns from a contact's coding, when it closes. */
export async function learnReason(ctx: Context, contact: Contact, reasonId: Id): Promise<void> {
  const { projectId } = contact;
  const words = await readCustomersWords(ctx, contact, maximumTextLength);
  await addToModel(ctx, { projectId, reasonId, terms: termsOf(words) });
}
