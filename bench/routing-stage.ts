import { sql } from 'kysely';
import type { Centre } from '#app/centre.ts';
import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { pick, seededRandom } from '#kernel/random.ts';
import { type Channel, may as mayContacts } from '#modules/contacts/contract.ts';
import { receiveMessage, wrapUpContact } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { may } from '#modules/routing/contract.ts';
import { answerOffer } from '#modules/routing/server/index.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import type { BusyFloor } from './busy-floor.ts';

/** What customers and agents do on a busy floor, through one node of its centre. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

interface Held {
  readonly contactId: Id;
  readonly agentId: Id | null;
}

/** Contacts that can be ended, of each channel; more than any run ends. */
const maximumHeld = 5_000;
const seed = 20261122;

/** Opens it over a centre. Chance is seeded, so each run brings the same. */
export async function openStage({ projectId, chatQueues }: BusyFloor, centre: Centre) {
  const random = seededRandom(seed);
  const asAgent = (id: Id): Actor => ({
    id,
    kind: 'person',
    permissions: new Set(
      [may.work, may.read, mayContacts.move, mayContacts.read].map(({ name }) => name),
    ),
    scope: [projectId],
  });
  const held: Record<Channel, Held[]> = { chat: [], email: [] };
  for (const channel of ['chat', 'email'] as const) {
    const which = { projectId, channel };
    held[channel] = await centre.database.run(systemActor, (ctx) => readHeld(ctx, which));
  }
  const { customerId } = await centre.database.run(systemActor, (ctx) =>
    recognise(ctx, {
      projectId,
      name: 'Customer',
      identities: [{ kind: 'email', value: 'customer@bench.example', isVerified: true }],
    }),
  );

  /** A chat comes; nothing has followed yet. */
  async function arrive(): Promise<{ contactId: Id }> {
    const { id: queueId, language } = pick(random, chatQueues);
    const { item } = await centre.database.run(systemActor, (ctx) =>
      receiveMessage(ctx, {
        ...{ projectId, channel: 'chat', customerId, customerName: 'Customer', subject: '' },
        ...{ conversationId: null, language, queueId },
        message: { body: 'Where is my order?', html: null, attachments: [], externalId: newId() },
      }),
    );
    return item;
  }

  async function accept({ contactId, agentId }: Held): Promise<void> {
    const actor = asAgent(present(agentId, 'the agent at whom it rings'));
    await centre.database.run(actor, (ctx) =>
      answerOffer(ctx, { projectId, contactId }, { kind: 'accepted' }),
    );
  }

  /** An agent codes a contact that he holds, and thereby ends it. Returns who he is. */
  async function end(channel: Channel): Promise<Id> {
    const { contactId: id, agentId } = present(held[channel].pop(), 'a contact to end');
    const actor = asAgent(present(agentId, 'who holds it'));
    await centre.database.run(actor, (ctx) => wrapUpContact(ctx, { projectId, id }));
    return actor.id;
  }

  const ringing = () => centre.database.run(systemActor, (ctx) => readRinging(ctx, projectId));

  return {
    centre,
    countRinging: () => centre.database.run(systemActor, (ctx) => countRinging(ctx, projectId)),
    arrive,
    accept,
    end,
    ringing,
    acceptAll: async () => {
      for (const each of await ringing()) await accept(each);
    },
  };
}

/** What agents have of a channel; in an order that mixes them. */
async function readHeld(
  ctx: Context,
  { projectId, channel }: { projectId: Id; channel: Channel },
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select contact_id, agent_id from routing.entry
    where project_id = ${projectId} and state = 'assigned' and channel = ${channel}
    order by md5(contact_id::text) limit ${maximumHeld}`.execute(ctx.tx);
  return rows;
}

/** What rings now. */
async function readRinging(ctx: Context, projectId: Id): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select contact_id, agent_id from routing.entry
    where project_id = ${projectId} and state = 'offered'`.execute(ctx.tx);
  return rows;
}

/** How many ring now. */
async function countRinging(ctx: Context, projectId: Id): Promise<number> {
  const { rows } = await sql<{ offered: number }>`
    select sum(offered)::int as offered from routing.queue_count
    where project_id = ${projectId}`.execute(ctx.tx);
  return rows[0]?.offered ?? 0;
}
