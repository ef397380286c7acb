import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import type { Trial } from '#modules/routing/core/trial.ts';
import { listTrials } from '#modules/routing/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { baselineOf, reportOf, type TrialBaseline, type TrialReport } from '../core/trial.ts';
import { openFacts } from './board.ts';
import { type Terms, termsOf } from './counting.ts';
import type { ContactFactRow } from './store.ts';
import { findResult, keepResult, type PastContact, readDrawn, readPast } from './trial-store.ts';

const baselineDays = 30;

/** What a trial shows; of one that has ended, what it had shown then. */
export async function readTrial(
  ctx: Context,
  which: { projectId: Id; trialId: Id },
): Promise<TrialReport> {
  authorise(ctx, may.read);
  const trials = await listTrials(ctx, which.projectId);
  const trial = trials.find(({ id }) => id === which.trialId) ?? refuse(refusals.unknownTrial);
  const kept = trial.endedAt === null ? undefined : await findResult(ctx, which);
  return kept ?? report(ctx, trial);
}

/** Keeps what a trial shows at its end: what is learnt of its contacts later changes nothing. */
export async function freezeTrial(ctx: Context, trial: Trial): Promise<void> {
  await keepResult(ctx, await report(ctx, trial));
}

/** What the last thirty days of a queue let a trial of it expect. */
export async function readTrialBaseline(
  ctx: Context,
  { projectId, queueId }: { projectId: Id; queueId: Id },
): Promise<TrialBaseline> {
  authorise(ctx, may.read);
  const since = addMs(ctx.now, -baselineDays * dayMs);
  const terms = await termsOf(ctx, projectId);
  const past = await readPast(ctx, { projectId, queueId, since });
  const contacts = past.map((each) => outcomeOf(each, each, terms));
  const { repeatWithinDays } = await settingsOf(ctx, projectId);
  const knowing = { repeatWithinDays, now: ctx.now, days: baselineDays };
  return { queueId, measures: baselineOf(contacts, knowing) };
}

async function report(ctx: Context, trial: Trial): Promise<TrialReport> {
  const { projectId, id: trialId, startedAt: from } = trial;
  const terms = await termsOf(ctx, projectId);
  const drawn = await readDrawn(ctx, { projectId, trialId });
  const isAnyOpen = drawn.some(({ result }) => result === null);
  const open = isAnyOpen ? await openFacts(ctx, { projectId, from, to: addMs(ctx.now, 1) }) : [];
  const openOf = new Map(open.map((fact) => [fact.contactId, fact]));
  const contacts = drawn.flatMap((each) => {
    const fact = each.result === null ? openOf.get(each.contactId) : each;
    const { isTreated, drawnAt } = each;
    return fact ? [{ isTreated, drawnAt, ...outcomeOf(fact, each, terms) }] : [];
  });
  const { repeatWithinDays } = await settingsOf(ctx, projectId);
  const treated = drawn.filter(({ isTreated }) => isTreated).length;
  return reportOf({ trial, drawn: { treated, control: drawn.length - treated } }, contacts, {
    ...{ repeatWithinDays, now: ctx.now },
  });
}

function outcomeOf(
  fact: ContactFactRow,
  { resolution, rating, cameAgain }: Pick<PastContact, 'resolution' | 'rating' | 'cameAgain'>,
  { thresholdOf }: Terms,
) {
  const { result, waitMs, endedAt, talkMs, wrapUpMs, transfers } = fact;
  return {
    ...{ result, waitMs, endedAt, talkMs, wrapUpMs, transfers, rating, cameAgain },
    thresholdMs: fact.thresholdMs ?? thresholdOf(fact),
    isResolved: resolution && resolution === 'resolved',
  };
}
