import type { Id } from '#kernel/id.ts';
import {
  type ContactState,
  type ConversationItem,
  contactClosed,
  contactMoved,
  contactOpened,
  conversationCustomerChanged,
  messageAdded,
  messageChanged,
  type Segment,
} from '#modules/contacts/contract.ts';
import { standingChanged } from '#modules/customers/contract.ts';
import { projectCreated } from '#modules/projects/contract.ts';
import { personChanged, presenceChanged } from '#modules/staff/contract.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import {
  capacityChanged,
  customerSilent,
  pauseEnded,
  queueChanged,
  schedulePut,
} from '../contract.ts';
import { trialEnded } from '../core/trial.ts';
import { copyPerson, notePresence } from './agents.ts';
import { enter, followCustomer, followMerge, followTurn, leave } from './entries.ts';
import { holdEntry } from './entry-store.ts';
import { learnFromClosing, learnFromMove } from './estimates.ts';
import { takeUpAgain } from './interruption.ts';
import { matchAgent, matchContact, matchEntry, matchGroup, startSweeping } from './matching.ts';
import { withdrawOffers } from './offers.ts';
import { overflowIfDue, settleIn } from './overflow.ts';
import { pauseAfter } from './pause.ts';
import {
  beginTargets,
  endTargets,
  followPromises,
  followTargets,
  hearMessage,
  hearTakenBack,
} from './targets.ts';

/** A routing group is locked while a batch is handled, so others wait for as long. */
const batchSize = 4;

/** Where a contact goes without anybody becoming free by it. */
const leavesNobodyFree: ReadonlySet<ContactState> = new Set(['offer', 'wrap-up']);

/** Matches on what has happened: work came, an agent became free, or a rule changed. All matching
 *  begins here, after the fact, so whatever a verb or a timer does to the queues is matched too. */
export const routingSubscriber = subscriber(
  'routing',
  [
    on(projectCreated, (ctx, { data }) => startSweeping(ctx, data.project.id)),
    on(contactOpened, async (ctx, { data: { item, contact } }) => {
      const entry = await enter(ctx, item);
      await beginTargets(ctx, contact);
      if (entry && (await matchEntry(ctx, entry))) await settleIn(ctx, entry, { isNew: true });
    }),
    on(contactMoved, async (ctx, { data: { item, ended } }) => {
      await followTargets(ctx, { item, ended });
      if (item.state !== 'offer') await followTurn(ctx, item);
      await learnFromMove(ctx, { item, ended });
      if (item.state === 'queue') await waitOn(ctx, item, ended);
      if (!leavesNobodyFree.has(item.state)) await matchAgents(ctx, item, ended);
    }),
    on(contactClosed, async (ctx, { data: { item, contact, ended } }) => {
      await endTargets(ctx, { item, contact });
      const which = { projectId: item.projectId, contactId: contact.id };
      await learnFromClosing(ctx, which, ended);
      const entry = await holdEntry(ctx, which);
      if (entry) {
        await leave(ctx, entry);
        await pauseAfter(ctx, entry);
      }
      await matchAgents(ctx, item, ended);
    }),
    on(messageAdded, (ctx, { data }) => hearMessage(ctx, data)),
    on(messageChanged, async (ctx, { data }) => {
      if (data.isTakenBack) await hearTakenBack(ctx, data);
    }),
    on(presenceChanged, async (ctx, { data: { personId, ...presence } }) => {
      const agent = await notePresence(ctx, personId, presence);
      if (!agent) return;
      if (agent.presence === 'available') await matchAgent(ctx, personId);
      else await withdrawOffers(ctx, personId);
    }),
    on(personChanged, async (ctx, { data }) => {
      await copyPerson(ctx, data);
      await matchAgent(ctx, data.personId);
    }),
    on(standingChanged, async (ctx, { projectId, subjectId: customerId, data }) => {
      if (projectId === null) return;
      for (const entry of await followCustomer(ctx, { projectId, customerId }, data)) {
        await matchContact(ctx, entry);
      }
    }),
    on(conversationCustomerChanged, (ctx, { data: { item } }) => followMerge(ctx, item)),
    on(queueChanged, async (ctx, { data: { queue } }) => {
      await followPromises(ctx, { projectId: queue.projectId, queueId: queue.id });
      await matchGroup(ctx, queue.projectId);
    }),
    on(trialEnded, async (ctx, { data: { trial } }) => {
      await matchGroup(ctx, trial.projectId);
    }),
    on(schedulePut, (ctx, { data: { schedule } }) =>
      followPromises(ctx, { projectId: schedule.projectId, scheduleId: schedule.id }),
    ),
    on(pauseEnded, (ctx, { data: { personId } }) => matchAgent(ctx, personId)),
    on(capacityChanged, (ctx, { data: { personId } }) => fillRoom(ctx, personId)),
    on(customerSilent, (ctx, { data: { agentId } }) => fillRoom(ctx, agentId)),
  ],
  { batchSize, isUrgent: true },
);

/** Offers a contact that waits in a queue, anew or again, to whoever is free. */
async function waitOn(ctx: Context, item: ConversationItem, ended: Segment | null): Promise<void> {
  const waiting = await matchContact(ctx, item);
  if (!waiting) return;
  const isAnew = ended?.outcome === 'transferred' || ended?.outcome === 'overflowed';
  if (isAnew) await settleIn(ctx, waiting, { isNew: false });
  else await overflowIfDue(ctx, waiting);
}

/** Matches the people of a contact: whoever lost it may be free. */
async function matchAgents(
  ctx: Context,
  item: ConversationItem,
  ended: Segment | null,
): Promise<void> {
  const people = [item.agentId, ended?.agentId].filter((each) => each != null);
  for (const agentId of new Set(people)) await fillRoom(ctx, agentId);
}

/** Fills the room that an agent may have: what he has set aside goes on before anything new. */
async function fillRoom(ctx: Context, agentId: Id): Promise<void> {
  await takeUpAgain(ctx, agentId);
  await matchAgent(ctx, agentId);
}
