import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import type { ChatMessage } from '#modules/channels/chat/contract.ts';
import { startServer, type TestServer } from '../ground.ts';
import { furnish, type House } from '../journeys/house.ts';

const writers = 8;
const visitorsPerWriter = 12;
const messagesPerVisitor = 10;
const planned = writers * visitorsPerWriter * messagesPerVisitor;
/** A writer who is not answered goes on trying for this long. */
const patienceMs = 45_000;
const answerLimitMs = 5_000;
const retryMs = 100;

let server: TestServer;
let house: House;

beforeAll(async () => {
  server = await startServer({ HEED_TRUST_PROXY: '1' });
  house = await furnish(server);
});

afterAll(() => server?.stop());

test('no acknowledged message is lost or doubled when server and database are killed', async () => {
  const acknowledged: Acknowledged[] = [];
  const writing = Promise.all(
    Array.from({ length: writers }, (_, writer) => writeAll(writer, acknowledged)),
  );
  const reach = (share: number) =>
    expect.poll(() => acknowledged.length).toBeGreaterThan(planned * share);

  await reach(0.3);
  await server.kill();
  const afterFirst = acknowledged.length;
  await server.start();
  await reach(0.6);
  server.killDatabase();
  const afterSecond = acknowledged.length;
  await writing;

  expect(afterFirst).toBeLessThan(planned);
  expect(afterSecond).toBeLessThan(planned);
  expect(acknowledged).toHaveLength(planned);
  const stored = await storedMessages();
  expect(stored.map(({ id }) => id).toSorted()).toEqual(
    acknowledged.map(({ message }) => message.id).toSorted(),
  );
  expect(dialoguesOf(stored)).toEqual(new Set(saidByVisitors()));
  await expect.poll(countEntries).toBe(writers * visitorsPerWriter);
  expect(await parkedEvents()).toEqual([]);
});

interface Acknowledged {
  readonly clientId: Id;
  readonly message: ChatMessage;
}

/** A writer is one visitor after the other; each says his words in order, the next one as soon as
 *  the one before is acknowledged. */
async function writeAll(writer: number, acknowledged: Acknowledged[]): Promise<void> {
  for (let visitor = 0; visitor < visitorsPerWriter; visitor += 1) {
    const address = `10.${writer}.${visitor}.7`;
    const { visitorToken } = await ask<{ visitorToken: string }>('/session', {
      ...{ address, body: { language: 'en' } },
    });
    for (const body of wordsOf(writer, visitor)) {
      const clientId = newId();
      const saying = { address, visitorToken, body: { clientId, body } };
      acknowledged.push({ clientId, message: await ask<ChatMessage>('/messages', saying) });
    }
  }
}

function wordsOf(writer: number, visitor: number): string[] {
  return Array.from(
    { length: messagesPerVisitor },
    (_, index) => `Writer ${writer}, visitor ${visitor}, message ${index}`,
  );
}

/** Asks the door of the widget until it answers, always the same. */
async function ask<Answer>(
  path: string,
  { address, visitorToken, body }: { address: string; visitorToken?: string; body: object },
): Promise<Answer> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const response = await fetch(`${server.url}/chat/v1/${house.widget.publicKey}${path}`, {
      method: 'POST',
      headers: {
        origin: server.url,
        'content-type': 'application/json',
        'x-forwarded-for': address,
        ...(visitorToken && { authorization: `Bearer ${visitorToken}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerLimitMs),
    }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (response?.ok && answer) return answer;
    if (Date.now() > deadline) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    await pause(retryMs);
  }
}

interface Stored {
  readonly id: Id;
  readonly conversationId: Id;
  readonly body: string;
}

/** All that customers have said, in the order in which the dialogues show it. */
async function storedMessages(): Promise<Stored[]> {
  const { rows } = await server.seed((ctx) =>
    sql<Stored>`
      select id, conversation_id, body from contacts.message
      where author_kind = 'customer' order by created_at, id`.execute(ctx.tx),
  );
  return rows;
}

function dialoguesOf(stored: readonly Stored[]): Set<string> {
  const dialogues = Map.groupBy(stored, ({ conversationId }) => conversationId);
  return new Set([...dialogues.values()].map((said) => said.map(({ body }) => body).join('\n')));
}

function saidByVisitors(): string[] {
  return Array.from({ length: writers }).flatMap((_, writer) =>
    Array.from({ length: visitorsPerWriter }, (_, visitor) => wordsOf(writer, visitor).join('\n')),
  );
}

/** How many contacts wait to be answered. */
async function countEntries(): Promise<number> {
  const { rows } = await server.seed((ctx) =>
    sql<{ count: number }>`select count(*)::integer as count from routing.entry`.execute(ctx.tx),
  );
  return rows[0]?.count ?? 0;
}

async function parkedEvents(): Promise<unknown[]> {
  const { rows } = await server.seed((ctx) =>
    sql`select * from platform.parked_event where is_parked`.execute(ctx.tx),
  );
  return rows;
}
