import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Unavailable } from '#kernel/errors.ts';
import { systemActor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';

let centre: TestCentre;

beforeAll(async () => {
  centre = await openTestCentre();
});

afterAll(() => centre.close());

test('a transaction whose connection is lost before the commit is run again', async () => {
  const { database } = centre;
  let attempts = 0;
  const work = database.run(systemActor, async ({ tx }) => {
    attempts += 1;
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    if (attempts === 1) await end(rows[0]?.pid);
    await sql`select 1`.execute(tx);
    return attempts;
  });
  expect(await work).toBe(2);
});

test('a connection that is lost each time fails the transaction, not the program', async () => {
  const { database } = centre;
  const work = database.run(systemActor, async ({ tx }) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await end(rows[0]?.pid);
    await sql`select 1`.execute(tx);
  });
  await expect(work).rejects.toThrow(Unavailable);
  expect(await database.run(systemActor, async () => 'goes on')).toBe('goes on');
});

async function end(pid: number | undefined): Promise<void> {
  await centre.database.pool.query('select pg_terminate_backend($1)', [pid]);
  await expect.poll(() => isConnected(pid)).toBe(false);
}

async function isConnected(pid: number | undefined): Promise<boolean> {
  const { rows } = await centre.database.pool.query(
    'select 1 from pg_stat_activity where pid = $1',
    [pid],
  );
  return rows.length > 0;
}
