import type { Id } from '#kernel/id.ts';
import {
  type ConversationItem,
  contactClosed,
  contactMoved,
  contactOpened,
  type Segment,
} from '#modules/contacts/contract.ts';
import { projectCreated } from '#modules/projects/contract.ts';
import { personChanged, presenceChanged } from '#modules/staff/contract.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { capacityChanged, queueChanged } from '../contract.ts';
import { readProjectsOf } from './agent-store.ts';
import { copyPerson, notePresence } from './agents.ts';
import { enter, followTurn, leave } from './entries.ts';
import { holdEntry } from './entry-store.ts';
import { matchGroup, startSweeping } from './matching.ts';
import { withdrawOffers } from './offers.ts';

/** A routing group is locked while a batch is handled, so others wait for as long. */
const batchSize = 10;

/** Matches on what has happened: work came, an agent became free, or a rule changed. All matching
 *  begins here, after the fact, so whatever a verb or a timer does to the queues is matched too. */
export const routingSubscriber = subscriber(
  'routing',
  [
    on(projectCreated, (ctx, { data }) => startSweeping(ctx, data.project.id)),
    on(contactOpened, async (ctx, { data: { item } }) => {
      await enter(ctx, item);
      await matchGroup(ctx, item.projectId);
    }),
    on(contactMoved, async (ctx, { data: { item, ended } }) => {
      await followTurn(ctx, item);
      if (item.state !== 'offer') await matchAround(ctx, item, ended);
    }),
    on(contactClosed, async (ctx, { data: { item, contact, ended } }) => {
      const entry = await holdEntry(ctx, { projectId: item.projectId, contactId: contact.id });
      if (entry) await leave(ctx, entry);
      await matchAround(ctx, item, ended);
    }),
    on(presenceChanged, async (ctx, { data: { personId, ...presence } }) => {
      const agent = await notePresence(ctx, personId, presence);
      if (!agent) return;
      if (agent.presence === 'available') await matchGroups(ctx, agent.projectIds);
      else await withdrawOffers(ctx, personId);
    }),
    on(personChanged, async (ctx, { data }) => {
      await matchGroups(ctx, await copyPerson(ctx, data));
    }),
    on(queueChanged, async (ctx, { data: { queue } }) => {
      await matchGroup(ctx, queue.projectId);
    }),
    on(capacityChanged, async (ctx, { data: { personId } }) => {
      await matchGroups(ctx, await readProjectsOf(ctx, [personId]));
    }),
  ],
  batchSize,
);

/** Matches wherever the people of a contact work: whoever lost it may be free, in other projects
 *  too. */
async function matchAround(
  ctx: Context,
  item: ConversationItem,
  ended: Segment | null,
): Promise<void> {
  const people = [item.agentId, ended?.agentId].filter((each) => each != null);
  const elsewhere = await readProjectsOf(ctx, people);
  await matchGroups(ctx, new Set([item.projectId, ...elsewhere]));
}

async function matchGroups(ctx: Context, projectIds: Iterable<Id>): Promise<void> {
  for (const projectId of projectIds) await matchGroup(ctx, projectId);
}
