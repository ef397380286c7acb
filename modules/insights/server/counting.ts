import type { Id } from '#kernel/id.ts';
import { type Instant, secondMs } from '#kernel/time.ts';
import { type Contact, contactClosed } from '#modules/contacts/contract.ts';
import { listHistories } from '#modules/contacts/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import {
  correctionMoved,
  correctionOpened,
  evaluationCompleted,
} from '#modules/quality/contract.ts';
import { surveyAnswered } from '#modules/surveys/contract.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { boardChanged } from '../contract.ts';
import { factsOfContact, type Segment } from '../core/facts.ts';
import {
  type ContactFactRow,
  readFactsOf,
  updateRating,
  upsertContactFact,
  upsertRating,
} from './store.ts';

/** The facts of a contact that has closed, from its segments. null when it never waited nor was
 *  talked about: it was begun by the centre and merged. */
export function factRowOf(
  { contact, segments }: { contact: Contact; segments: readonly Segment[] },
  { shortAbandonMs, now }: { shortAbandonMs: number; now: Instant },
): ContactFactRow | null {
  const { projectId, id: contactId, channel, openedAt, firstResponseAt } = contact;
  const facts = factsOfContact(segments, { firstResponseAt, shortAbandonMs, now });
  return facts && { ...facts, projectId, contactId, channel, openedAt };
}

/** A customer of this project who leaves sooner than so many milliseconds has hardly waited. */
export async function shortAbandonMsOf(ctx: Context, projectId: Id): Promise<number> {
  return (await settingsOf(ctx, projectId)).shortAbandonSeconds * secondMs;
}

/** Counts what the modules below tell: each contact once when it has closed, each rating, and what
 *  was done about a low one. */
export const insightsSubscriber = subscriber('insights', [
  on(contactClosed, async (ctx, { data: { contact } }) => {
    const { projectId, id } = contact;
    const [history] = await listHistories(ctx, { projectId, ids: [id] });
    const shortAbandonMs = await shortAbandonMsOf(ctx, projectId);
    const row = history && factRowOf(history, { shortAbandonMs, now: ctx.now });
    if (!row) return;
    await upsertContactFact(ctx, row);
    tell(ctx, projectId);
  }),
  on(surveyAnswered, async (ctx, { data, occurredAt }) => {
    const { invitation, contactId, channel, rating } = data;
    if (rating === null) return;
    const { projectId } = invitation;
    const { lowRatingAtMost } = await settingsOf(ctx, projectId);
    const [fact] = await readFactsOf(ctx, projectId, [contactId]);
    await upsertRating(ctx, {
      projectId,
      contactId,
      channel,
      queueId: fact?.queueId ?? null,
      rating,
      ratedAt: occurredAt,
      isLow: rating <= lowRatingAtMost,
      heardAt: null,
      needsCorrection: false,
      correctedAt: null,
    });
    tell(ctx, projectId);
  }),
  on(evaluationCompleted, async (ctx, { data: { evaluation }, occurredAt }) => {
    await updateRating(ctx, evaluation, { heardAt: occurredAt });
    tell(ctx, evaluation.projectId);
  }),
  on(correctionOpened, async (ctx, { data: { correction } }) => {
    await updateRating(ctx, correction, { needsCorrection: true });
    tell(ctx, correction.projectId);
  }),
  on(correctionMoved, async (ctx, { data: { correction } }) => {
    const { chain } = correction;
    const reached = chain.attempts.find(({ result }) => result === 'reached');
    await updateRating(ctx, correction, {
      needsCorrection: chain.withdrawal === null,
      correctedAt: reached?.at ?? null,
    });
    tell(ctx, correction.projectId);
  }),
]);

function tell(ctx: Context, projectId: Id): void {
  ctx.emit(boardChanged, { projectId, subjectId: projectId, data: {} });
}
