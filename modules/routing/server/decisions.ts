import { newId } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may } from '../contract.ts';
import type { Decided, Decision } from '../core/decision.ts';
import type { Entry } from '../core/entry.ts';
import { insertDecision, readDecisions } from './decision-store.ts';
import type { OneContact } from './entry-store.ts';

/** Writes down what was decided about a contact, and why. */
export async function decide(ctx: Context, entry: Entry, decided: Decided): Promise<void> {
  const { projectId, contactId } = entry;
  const id = newId(Date.parse(ctx.now));
  await insertDecision(ctx, projectId, { id, contactId, at: ctx.now, decided });
}

/** What was decided about a contact, in the order of time. */
export async function listDecisions(ctx: Context, which: OneContact): Promise<Decision[]> {
  authorise(ctx, may.read);
  return readDecisions(ctx, which);
}
