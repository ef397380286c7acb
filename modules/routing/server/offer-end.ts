import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { setPresence } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, setTimer } from '#platform/jobs/timers.ts';
import { offerEnded } from '../contract.ts';
import { withContact } from '../core/capacity.ts';
import { assignedTo, type Entry, waitingAgain } from '../core/entry.ts';
import {
  defaultOfferRules,
  type OfferAnswer,
  type OfferEnd,
  type OfferOutcome,
  offerOutcome,
  takenByColleague,
} from '../core/offer.ts';
import { nextEaseAt } from '../core/requirements.ts';
import type { AgentRow } from './agent-store.ts';
import { holdAgent, putAgent } from './agents.ts';
import { tellWaiting } from './announce.ts';
import { insertAnswer, type OneContact, updateEntry } from './entry-store.ts';
import { deleteRing, offerAt, type Ring, readRings } from './ring-store.ts';

/** A contact asks for less than before. */
export const requirementEased = defineTimer<{ projectId: Id }>('routing.requirement-eased');

/** Sees to it that a match is made when a contact that waits asks for less. */
export async function matchWhenEased(ctx: Context, entry: Entry): Promise<void> {
  const dueAt = nextEaseAt(entry, ctx.now);
  if (dueAt === null) return;
  const { contactId: subjectId, projectId } = entry;
  await setTimer(ctx, requirementEased, { subjectId, dueAt, data: { projectId } });
}

/** The end of the time in which an agent may answer. Its subject is the offer: whoever answers at
 *  the same moment leaves the timer alone, and it finds nothing to do. */
export const offerExpired = defineTimer<OneContact>('routing.offer-expired');

/** An agent who let a contact go by may be asked for it again. */
export const exclusionOver = defineTimer<OneContact>('routing.exclusion-ended');

/** How an offer ended. reasonId: the project's reason for which it was declined. */
export type Ending = OfferEnd & { readonly reasonId?: Id | undefined };

/** Ends an offer: the answer is written down, the agent rings no more, and the entry stands where
 *  the end leaves it; one that was withdrawn is the caller's to remove or to give to somebody. The
 *  caller holds the routing group and moves the contact. */
export async function endOffer(ctx: Context, entry: Entry, end: Ending): Promise<void> {
  const item = { ...entry, excluded: await endRings(ctx, entry, end) };
  const agentId = present(entry.agentId, 'the agent at whom it rings');
  const agent = await holdAgent(ctx, agentId);
  const outcome = await outcomeOf(ctx, item, { agent, end });
  const next = nextOf(item, agentId, { end, outcome, now: ctx.now });
  await settleAgent(ctx, agent, { entry, next, outcome });
  if (next) await updateEntry(ctx, next);
  await tellEnd(ctx, entry, end);
  const exclusion = next?.excluded.find((each) => each.agentId === agentId);
  if (exclusion) await matchAgainAt(ctx, entry, exclusion.until);
}

/** Ends what rings at further agents together with the offer: nobody answered, or it is taken back.
 *  Returns whom the contact leaves out then. */
async function endRings(ctx: Context, entry: Entry, end: Ending): Promise<Entry['excluded']> {
  let { excluded } = entry;
  const isByColleague = end.kind === 'accepted';
  const theirs: Ending = end.kind === 'timed-out' ? end : { kind: 'withdrawn', isByColleague };
  for (const ring of await readRings(ctx, entry)) {
    excluded = await endRing(ctx, { ...entry, excluded }, { ring, end: theirs });
  }
  return excluded;
}

/** Ends what rings at one further agent. Returns whom the contact leaves out then. */
export async function endRing(
  ctx: Context,
  entry: Entry,
  { ring, end }: { ring: Ring; end: Ending },
): Promise<Entry['excluded']> {
  const offer = offerAt(entry, ring);
  const agent = await holdAgent(ctx, ring.agentId);
  const outcome = await outcomeOf(ctx, offer, { agent, end });
  await deleteRing(ctx, ring);
  await settleAgent(ctx, agent, { entry: offer, next: null, outcome });
  await tellEnd(ctx, offer, end);
  const excluded = [...(outcome.returned ?? entry).excluded];
  const exclusion = excluded.find((each) => each.agentId === ring.agentId);
  if (exclusion) await matchAgainAt(ctx, entry, exclusion.until);
  return excluded;
}

async function outcomeOf(
  ctx: Context,
  offer: Entry,
  { agent, end }: { agent: AgentRow; end: OfferEnd },
): Promise<OfferOutcome> {
  const { missedOffersAllowed: missedInARow } = await settingsOf(ctx, offer.projectId);
  const { personId: agentId, missedOffers } = agent;
  return offerOutcome({ item: offer, agentId, missedOffers }, end, {
    now: ctx.now,
    rules: { ...defaultOfferRules, missedInARow },
  });
}

/** Lets a contact be matched again when an exclusion of its is over. */
export async function matchAgainAt(
  ctx: Context,
  { projectId, contactId }: Entry,
  dueAt: Instant,
): Promise<void> {
  const subjectId = newId(Date.parse(ctx.now));
  await setTimer(ctx, exclusionOver, { subjectId, dueAt, data: { projectId, contactId } });
}

/** The entry after the offer; null when it leaves or somebody took it by hand. */
function nextOf(
  entry: Entry,
  agentId: Id,
  { end, outcome, now }: { end: OfferEnd; outcome: OfferOutcome; now: Instant },
): Entry | null {
  if (end.kind === 'accepted') return assignedTo(entry, agentId, now);
  return outcome.returned && waitingAgain(entry, outcome.returned.excluded);
}

async function settleAgent(
  ctx: Context,
  before: AgentRow,
  { entry, next, outcome }: { entry: Entry; next: Entry | null; outcome: OfferOutcome },
): Promise<void> {
  const isAccepted = next?.state === 'assigned';
  const agent = withContact(before, { before: entry, after: isAccepted ? next : null });
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

function reasonOf(end: Ending): string | null {
  if (end.kind === 'declined') return end.reason;
  return end.kind === 'withdrawn' && end.isByColleague ? takenByColleague : null;
}

async function tellEnd(ctx: Context, entry: Entry, end: Ending): Promise<void> {
  const { projectId, contactId, queueId } = entry;
  const id = present(entry.offerId, 'the open offer');
  const agentId = present(entry.agentId, 'the agent at whom it rings');
  const offeredAt = present(entry.offeredAt, 'the start of the offer');
  const answer = answers[end.kind];
  const reason = reasonOf(end);
  const about = { contactId, queueId, agentId };
  await insertAnswer(ctx, {
    ...{ projectId, id, ...about, offeredAt, answeredAt: ctx.now },
    ...{ answer, reason, reasonId: end.reasonId ?? null },
    isAutomatic: end.kind === 'accepted' && end.isAutomatic === true,
  });
  const data = { ...about, offerId: id, outcome: answer, reason };
  ctx.emit(offerEnded, { projectId, subjectId: contactId, data });
  tellWaiting(ctx, entry);
}
