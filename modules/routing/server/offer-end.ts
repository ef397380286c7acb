import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { setPresence } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Entry, type OfferAnswer, offerEnded } from '../contract.ts';
import { withUnits } from '../core/capacity.ts';
import { assignedTo, waitingAgain } from '../core/entry.ts';
import {
  defaultOfferRules,
  type OfferEnd,
  type OfferOutcome,
  offerOutcome,
} from '../core/offer.ts';
import { nextEaseAt } from '../core/requirements.ts';
import type { AgentRow } from './agent-store.ts';
import { holdAgent, putAgent } from './agents.ts';
import { tellWaiting } from './announce.ts';
import { insertAnswer, updateEntry } from './entry-store.ts';

/** A contact asks for less than before. */
export const requirementEased = defineTimer<{ projectId: Id }>('routing.requirement-eased');

/** Sees to it that a match is made when a contact that waits asks for less. */
export async function matchWhenEased(ctx: Context, entry: Entry): Promise<void> {
  const dueAt = nextEaseAt(entry, ctx.now);
  if (dueAt === null) return;
  const { contactId: subjectId, projectId } = entry;
  await setTimer(ctx, requirementEased, { subjectId, dueAt, data: { projectId } });
}

/** An agent who let a contact go by may be asked for it again. */
export const exclusionOver = defineTimer<{ projectId: Id }>('routing.exclusion-over');

/** How an offer ended. reasonId: the project's reason for which it was declined. */
export type Ending = OfferEnd & { readonly reasonId?: Id | undefined };

/** Ends an offer: the answer is written down, the agent rings no more, and the entry stands where
 *  the end leaves it; one that was withdrawn is the caller's to remove or to give to somebody. The
 *  caller holds the routing group and moves the contact. */
export async function endOffer(ctx: Context, entry: Entry, end: Ending): Promise<void> {
  const agentId = present(entry.agentId, 'the agent at whom it rings');
  const agent = await holdAgent(ctx, agentId);
  const { missedOffersAllowed: missedInARow } = await settingsOf(ctx, entry.projectId);
  const outcome = offerOutcome({ item: entry, agentId, missedOffers: agent.missedOffers }, end, {
    now: ctx.now,
    rules: { ...defaultOfferRules, missedInARow },
  });
  const next = nextOf(entry, agentId, { end, outcome });
  await settleAgent(ctx, agent, { entry, next, outcome });
  if (next) await updateEntry(ctx, next);
  await tellEnd(ctx, entry, end);
  const exclusion = next?.excluded.find((each) => each.agentId === agentId);
  if (exclusion) await matchAgainAt(ctx, entry, exclusion.until);
}

/** Lets a contact be matched again when an exclusion of its is over. */
export async function matchAgainAt(
  ctx: Context,
  { projectId }: Entry,
  dueAt: Instant,
): Promise<void> {
  const subjectId = newId(Date.parse(ctx.now));
  await setTimer(ctx, exclusionOver, { subjectId, dueAt, data: { projectId } });
}

/** The entry after the offer; null when it leaves or somebody took it by hand. */
function nextOf(
  entry: Entry,
  agentId: Id,
  { end, outcome }: { end: OfferEnd; outcome: OfferOutcome },
): Entry | null {
  if (end.kind === 'accepted') return assignedTo(entry, agentId);
  return outcome.returned && waitingAgain(entry, outcome.returned.excluded);
}

async function settleAgent(
  ctx: Context,
  before: AgentRow,
  { entry, next, outcome }: { entry: Entry; next: Entry | null; outcome: OfferOutcome },
): Promise<void> {
  const { channel, heldUnits: from } = entry;
  const isAccepted = next?.state === 'assigned';
  const agent = withUnits(before, { channel, from, to: isAccepted ? next.heldUnits : 0 });
  const { personId } = agent;
  const presence = outcome.presence && (await setPresence(ctx, { personId, ...outcome.presence }));
  await putAgent(ctx, {
    ...agent,
    ringingContactId: null,
    missedOffers: outcome.missedOffers,
    ...(isAccepted && { idleSince: ctx.now }),
    ...(presence && { presence: presence.state, presenceSince: presence.since }),
  });
}

const answers: Readonly<Record<OfferEnd['kind'], OfferAnswer>> = {
  accepted: 'accepted',
  declined: 'declined',
  'timed-out': 'timed-out',
  withdrawn: 'withdrawn',
  'agent-left': 'withdrawn',
};

async function tellEnd(ctx: Context, entry: Entry, end: Ending): Promise<void> {
  const { projectId, contactId, queueId } = entry;
  const id = present(entry.offerId, 'the open offer');
  const agentId = present(entry.agentId, 'the agent at whom it rings');
  const offeredAt = present(entry.offeredAt, 'the start of the offer');
  const answer = answers[end.kind];
  const reason = end.kind === 'declined' ? end.reason : null;
  const about = { contactId, queueId, agentId };
  await insertAnswer(ctx, {
    ...{ projectId, id, ...about, offeredAt, answeredAt: ctx.now },
    ...{ answer, reason, reasonId: end.reasonId ?? null },
  });
  const data = { ...about, offerId: id, outcome: answer, reason };
  ctx.emit(offerEnded, { projectId, subjectId: contactId, data });
  await tellWaiting(ctx, entry);
}
