import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Centre } from '#app/centre.ts';
import { type Id, newId } from '#kernel/id.ts';
import { receiveMessage } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { putMember } from '#modules/projects/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { createPerson, setPresence } from '#modules/staff/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { openLog } from '#platform/log/log.ts';
import { openBus } from '#platform/outbox/bus.ts';
import { startNode } from './nodes.ts';

const contactsBefore = 4;
const contactsAfter = 2;
const pollMs = 5;
const patienceMs = 30_000;

/** What came of a takeover. */
export interface Takeover {
  /** From the signal to the first offer of the node that took over. */
  readonly firstOfferMs: number;
  readonly contacts: number;
  /** All offers that were made. */
  readonly offers: readonly { readonly contactId: Id; readonly agentId: Id }[];
  /** How often the transaction of the node that hung took place. */
  readonly finished: number;
}

/** Two nodes serve a centre. One holds the routing of a project in an open transaction, customers
 *  come, and it is killed, or hangs for a while and goes on. databaseUrl: the application role's.
 *  centre: itself does nothing by itself. */
export async function playTakeover(options: {
  centre: Centre;
  databaseUrl: string;
  projectId: Id;
  signal: 'SIGKILL' | 'SIGSTOP';
}): Promise<Takeover> {
  const { centre, databaseUrl, projectId, signal } = options;
  const run = <T>(work: (ctx: Context) => Promise<T>) => centre.database.run(systemActor, work);
  const arrive = await run((ctx) => furnish(ctx, projectId));
  await centre.outbox.drain();
  const { pool } = centre.database;
  const bus = openBus({ url: databaseUrl, pool, log: openLog({ level: 'silent' }) });
  centre.database.onCommit(bus.announce);
  const first = await startNode(databaseUrl);
  const second = await startNode(databaseUrl);
  const offers = () => run((ctx) => readOffers(ctx, projectId));
  const offered = async (count: number) => {
    const deadline = Date.now() + patienceMs;
    while ((await offers()).length < count && Date.now() < deadline) await pause(pollMs);
  };
  try {
    await first.hold(projectId);
    for (let number = 0; number < contactsBefore; number += 1) await run(arrive);
    const signalledAt = performance.now();
    first.signal(signal);
    await offered(1);
    const firstOfferMs = Math.round(performance.now() - signalledAt);
    await offered(contactsBefore);
    if (signal === 'SIGSTOP') {
      first.signal('SIGCONT');
      await first.finish();
    }
    for (let number = 0; number < contactsAfter; number += 1) await run(arrive);
    const contacts = contactsBefore + contactsAfter;
    await offered(contacts);
    const finished = await run((ctx) => countFinished(ctx, projectId));
    return { firstOfferMs, contacts, offers: await offers(), finished };
  } finally {
    await Promise.all([first.close(), second.close()]);
    await bus.close();
  }
}

/** A queue, and an agent for each contact. Returns how a customer comes. */
async function furnish(ctx: Context, projectId: Id) {
  const queueId = newId();
  const names = { en: 'Service', ru: 'Сервис', zh: '服务' };
  await putQueue(ctx, { ...blankQueue, id: queueId, projectId, names, offerTimeoutMs: 60_000 });
  for (let number = 0; number < contactsBefore + contactsAfter; number += 1) {
    const personId = await createPerson(ctx, {
      ...{ name: `Agent ${number}`, email: `${newId()}@example.test`, language: 'en' },
      ...{ roles: ['agent'], skills: [] },
    });
    await putMember(ctx, { projectId, personId, isMember: true });
    await setPresence(ctx, { personId, state: 'available' });
  }
  const { customerId } = await recognise(ctx, {
    projectId,
    name: 'Anna',
    identities: [{ kind: 'email', value: 'anna@example.test', isVerified: true }],
  });
  return (later: Context) =>
    receiveMessage(later, {
      ...{ projectId, channel: 'chat', customerId, customerName: 'Anna', subject: '' },
      ...{ conversationId: null, language: 'en', queueId },
      message: { body: 'Where is my order?', html: null, attachments: [], externalId: newId() },
    });
}

async function readOffers(ctx: Context, projectId: Id): Promise<Takeover['offers']> {
  const { rows } = await sql<Takeover['offers'][number]>`
    select subject_id as contact_id, data->'entry'->>'agentId' as agent_id from platform.event
    where name = 'routing.offered' and project_id = ${projectId}`.execute(ctx.tx);
  return rows;
}

async function countFinished(ctx: Context, projectId: Id): Promise<number> {
  const { rows } = await sql`select 1 from platform.audit
    where action = 'test.held' and subject_id = ${projectId}`.execute(ctx.tx);
  return rows.length;
}
