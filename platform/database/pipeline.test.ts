import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Context, systemActor, type Transaction } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { settle } from './pipeline.ts';

let centre: TestCentre;

beforeAll(async () => {
  centre = await openTestCentre();
  await run(({ tx }) => sql`create temporary table shelf (place int primary key)`.execute(tx));
});
afterAll(() => centre.close());

// All on one connection, which alone sees the shelf.
const run = <T>(work: (ctx: Context) => Promise<T>) => centre.database.run(systemActor, work);
const put = (tx: Transaction, place: number) =>
  sql`insert into shelf values (${place})`.execute(tx);
const places = async ({ tx }: Context) => {
  const { rows } = await sql<{ place: number }>`select place from shelf order by 1`.execute(tx);
  return rows.map(({ place }) => place);
};

describe('a write that returns no rows', () => {
  it('is there for the next statement, and after the commit', async () => {
    const seen = await run(async (ctx) => {
      await put(ctx.tx, 1);
      await put(ctx.tx, 2);
      return places(ctx);
    });
    expect(seen).toEqual([1, 2]);
    expect(await run(places)).toEqual([1, 2]);
  });

  it('throws what is wrong with it at the next statement', async () => {
    let isPastWrite = false;
    const work = run(async (ctx) => {
      await put(ctx.tx, 1);
      isPastWrite = true;
      await places(ctx);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(isPastWrite).toBe(true);
  });

  it('throws what is wrong with it at the commit, when nothing follows', async () => {
    const work = run(async (ctx) => {
      await put(ctx.tx, 3);
      await put(ctx.tx, 1);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await run(places)).toEqual([1, 2]);
  });

  it('throws what is wrong with it when it is settled, the first of several', async () => {
    const work = run(async ({ tx }) => {
      await put(tx, 1);
      await sql`insert into no_such_shelf values (1)`.execute(tx);
      await settle(tx).catch((error) => Promise.reject(new Error('settled', { cause: error })));
    });
    await expect(work).rejects.toMatchObject({ message: 'settled', cause: { code: '23505' } });
  });
});

it('rolls back when the work throws before anything was sent', async () => {
  const work = run(async ({ tx }) => {
    await put(tx, 9);
    throw new Error('changed its mind');
  });
  await expect(work).rejects.toThrow('changed its mind');
  expect(await run(places)).toEqual([1, 2]);
});

it('commits nothing of a transaction that hid a failure', async () => {
  const work = run(async (ctx) => {
    await put(ctx.tx, 4);
    await sql`select 1 / 0`.execute(ctx.tx).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('no failure of a statement was hidden');
  expect(await run(places)).toEqual([1, 2]);
});
