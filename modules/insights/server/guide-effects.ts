import { refuse } from '#kernel/errors.ts';
import { guideMeasure } from '#modules/knowledge/core/guide/guide.ts';
import { showGuide } from '#modules/knowledge/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { type ArmsReport, judgeArms, type TrialContact } from '../core/trial.ts';
import { type GuidedConversation, type GuideVersion, readGuided } from './guide-effect-store.ts';

/** Who comes with the same reason within so many days has not been helped. */
const repeatWithinDays = 7;

/** What a version of a clarifying guide does, against its control group. Refuses a version that is
 *  not on trial. */
export async function readGuideEffect(ctx: Context, which: GuideVersion): Promise<ArmsReport> {
  authorise(ctx, may.read);
  const { trial } = await showGuide(ctx, which);
  if (!trial) refuse(refusals.unknownTrial);
  const guided = await readGuided(ctx, { ...which, repeatWithinDays });
  const treated = guided.filter(({ isTreated }) => isTreated).length;
  const plan = { ...trial, contacts: trial.conversations, measures: guideMeasure.options };
  return {
    drawn: { treated, control: guided.length - treated },
    ...judgeArms(plan, guided.flatMap(contactOf), { repeatWithinDays, now: ctx.now }),
  };
}

/** What is known of a conversation whose contact is over. */
function contactOf({ result, endedAt, talkMs, wrapUpMs, ...rest }: GuidedConversation) {
  if (result === null || talkMs === null || wrapUpMs === null) return [];
  const unmeasured = { waitMs: 0, thresholdMs: 0, transfers: 0, isResolved: null };
  const contact: TrialContact = { ...rest, ...unmeasured, result, endedAt, talkMs, wrapUpMs };
  return [contact];
}
