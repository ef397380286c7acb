import pg from 'pg';
import { newId } from '#kernel/id.ts';
import { receiveMessage } from '#modules/contacts/server/index.ts';
import { systemActor } from '#platform/context.ts';
import { measureDoor } from './door.ts';
import { type FilledCentre, openFilledCentre } from './filled-centre.ts';
import { measure, round } from './measure.ts';

const writers = 16;
const body = 'Hello, I ordered on Monday and it has not come yet. Could you look where it is?';

/** Durable messages a second into open conversations: bare, the same rows by prepared statements of
 *  the same driver in the same transaction shape without Heed; through the verb; and through the
 *  chat's HTTP door of a whole running server. */
export async function intake(options: { contacts: number; seconds: number }): Promise<object> {
  const filled = await openFilledCentre(options.contacts);
  try {
    const targets = await openTargets(filled);
    const { postmasterPid } = filled;
    const { seconds } = options;
    const bareWriters = await openBareWriters(filled);
    const bare = await measure({
      writers,
      seconds,
      postmasterPid,
      deed: (writer) => bareWriters.write(writer, nextOf(targets)),
    });
    await bareWriters.close();
    const verb = await measure({
      writers,
      seconds,
      postmasterPid,
      deed: () => receive(filled, nextOf(targets)),
    });
    const http = await measureDoor(filled, seconds);
    const verbOfBare = round(verb.perSecond / bare.perSecond);
    return { contacts: options.contacts, writers, bare, verb, http, verbOfBare };
  } finally {
    await filled.close();
  }
}

interface Target {
  readonly conversationId: string;
  readonly contactId: string;
  readonly customerId: string;
}

async function openTargets({ centre, projectId }: FilledCentre): Promise<Target[]> {
  const { rows } = await centre.database.run(systemActor, async (ctx) => {
    const { sql } = await import('kysely');
    return sql<Target>`
      select id as conversation_id, contact_id, customer_id from contacts.conversation
      where project_id = ${projectId} and state <> 'closed' and channel = 'chat'
      limit 2000`.execute(ctx.tx);
  });
  return rows;
}

let turn = 0;

function nextOf(targets: readonly Target[]): Target {
  turn = (turn + 1) % targets.length;
  const target = targets[turn];
  if (!target) throw new Error('There is no open conversation to write into.');
  return target;
}

function receive({ centre, projectId, queueId }: FilledCentre, target: Target): Promise<unknown> {
  const { conversationId, customerId } = target;
  return centre.database.run(systemActor, (ctx) =>
    receiveMessage(ctx, {
      projectId,
      channel: 'chat',
      customerId,
      customerName: 'Customer',
      conversationId,
      subject: '',
      language: 'en',
      queueId,
      message: { body, html: null, attachments: [], externalId: newId() },
    }),
  );
}

/** One connection a writer: insert the message, update the conversation, insert the event. */
async function openBareWriters({ databaseUrl, projectId }: FilledCentre) {
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const write = async (writer: number, { conversationId, contactId, customerId }: Target) => {
    const client = clients[writer];
    if (!client) return;
    const id = newId();
    await client.query(`begin; set local heed.scope to '*'`);
    await client.query({
      name: 'message',
      text: `insert into contacts.message (project_id, id, conversation_id, contact_id, channel,
               author_kind, author_id, author_name, kind, body, created_at, delivery_state,
               external_id)
             values ($1, $2, $3, $4, 'chat', 'customer', $5, 'Customer', 'message', $6, now(),
               'none', $7)`,
      values: [projectId, id, conversationId, contactId, customerId, body, newId()],
    });
    await client.query({
      name: 'conversation',
      text: `update contacts.conversation set last_message_at = now(), last_message_preview = $3,
               last_author_kind = 'customer' where project_id = $1 and id = $2`,
      values: [projectId, conversationId, body],
    });
    await client.query({
      name: 'event',
      text: `insert into platform.event
               (id, name, project_id, subject_id, actor_id, occurred_at, data)
             values ($1, 'bench.noted', $2, $3, $4, now(), $5)`,
      values: [newId(), projectId, id, customerId, eventData(id, { conversationId, contactId })],
    });
    await client.query('commit');
  };
  return { write, close: () => Promise.all(clients.map((client) => client.end())) };
}

/** Of the same size as the event of the verb. */
function eventData(id: string, ids: object): string {
  const filler = { body, preview: body, padding: 'x'.repeat(700) };
  return JSON.stringify({ message: { id, ...ids, ...filler } });
}
