import type { Id } from '#kernel/id.ts';
import { contactClosed } from '#modules/contacts/contract.ts';
import { listHistories } from '#modules/contacts/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import {
  correctionMoved,
  correctionOpened,
  evaluationCompleted,
} from '#modules/quality/contract.ts';
import { trialEnded } from '#modules/routing/core/trial.ts';
import { surveyAnswered } from '#modules/surveys/contract.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { boardChanged } from '../contract.ts';
import { factRowOf, termsOf } from './counting.ts';
import { readFactsOf, updateRating, upsertContactFact, upsertRating } from './store.ts';
import { freezeTrial } from './trials.ts';

/** Counts what the modules below tell: each contact once when it has closed, each rating, and what
 *  was done about a low one. */
export const insightsSubscriber = subscriber('insights', [
  on(contactClosed, async (ctx, { data: { contact } }) => {
    const { projectId, id } = contact;
    const [history] = await listHistories(ctx, { projectId, ids: [id] });
    const terms = await termsOf(ctx, projectId);
    const row = history && factRowOf(history, { ...terms, now: ctx.now });
    if (!row) return;
    await upsertContactFact(ctx, row);
    tell(ctx, projectId);
  }),
  on(trialEnded, (ctx, { data: { trial } }) => freezeTrial(ctx, trial)),
  on(surveyAnswered, async (ctx, { data, occurredAt }) => {
    const { invitation, contactId, channel, rating } = data;
    // What was not asked about a contact belongs to no queue and no agent.
    if (rating === null || !contactId || channel === 'link') return;
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
