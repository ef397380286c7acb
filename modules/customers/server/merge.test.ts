import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeedEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { avoidAgent, meetAgain } from './avoidance.ts';
import { editCustomer, findCustomers } from './customers.ts';
import { mergeCustomers, previewMerge, undoMerge } from './merge.ts';
import { recognise } from './recognise.ts';
import { addNote, recordConsent, recordLifeEvent, recordOrder } from './records.ts';
import { openScene, type Scene } from './scene.fixture.ts';

let centre: TestCentre;
let scene: Scene;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
});
afterAll(() => centre.close());

const merge = (customerId: Id, intoId: Id, { confirmTwoIds = false, by = scene.agent } = {}) =>
  centre.run(by, (ctx) =>
    mergeCustomers(ctx, { projectId: scene.projectId, customerId, intoId, confirmTwoIds }),
  );
const undo = (mergeId: Id) =>
  centre.run(scene.agent, (ctx) => undoMerge(ctx, { projectId: scene.projectId, mergeId }));

/** Somebody comes who matters so much and avoids these agents. */
async function standingAs(
  identities: string,
  { valueLevel, avoids }: { valueLevel: number; avoids: readonly Id[] },
): Promise<Id> {
  const { customerId } = await scene.comes(identities);
  const of = { projectId: scene.projectId, customerId };
  await centre.run(scene.agent, (ctx) => editCustomer(ctx, { ...of, valueLevel }));
  for (const personId of avoids) {
    centre.testClock.advanceMs(1);
    await centre.run(scene.agent, (ctx) => avoidAgent(ctx, { ...of, personId, note: null }));
  }
  return customerId;
}

describe('a merge', () => {
  it('shows before what it would move', async () => {
    const { projectId, agent } = scene;
    const from = await scene.comes('external p1, email p1@x.org');
    const into = await scene.comes('external p2');
    const of = { projectId, customerId: from.customerId };
    await centre.run(agent, (ctx) => addNote(ctx, { ...of, text: 'x' }));
    const preview = await centre.run(agent, (ctx) =>
      previewMerge(ctx, { ...of, intoId: into.customerId }),
    );
    expect(preview).toMatchObject({
      moves: { identity: 2, consent: 0, order: 0, lifeEvent: 0, note: 1, avoidance: 0 },
      hasTwoExternalIds: true,
    });
  });

  it('leaves one customer, tells of it, and answers for the other', async () => {
    const { projectId, agent } = scene;
    const from = await scene.comes('email m1@x.org', 'Мария');
    const into = await scene.comes('phone +79160001001');
    const events = await centre.eventsOf(() => merge(from.customerId, into.customerId));
    const ids = { fromId: from.customerId, intoId: into.customerId };
    expect(events).toMatchObject([
      { name: 'customer.merged', subjectId: into.customerId, data: ids },
    ]);
    const card = await scene.card(from.customerId);
    expect(card).toMatchObject({
      id: into.customerId,
      name: 'Мария',
      identities: [{ value: 'm1@x.org' }, { value: '+79160001001' }],
      merges: [{ fromName: 'Мария', undoableUntil: '2026-04-01T09:00:00.000Z' }],
    });
    const found = await centre.run(agent, (ctx) =>
      findCustomers(ctx, { projectId, text: 'Мария', limit: 5 }),
    );
    expect(found.items.map(({ id }) => id)).toEqual([into.customerId]);
    await expect(merge(from.customerId, into.customerId)).rejects.toThrow('same-customer');
  });

  it('keeps the higher value and all wishes, tells of it, and so does its undoing', async () => {
    const [anna, boris] = [await scene.colleague('Анна'), await scene.colleague('Борис')];
    const vera = await scene.colleague('Вера');
    const from = await standingAs('email v1@x.org', { valueLevel: 4, avoids: [anna, boris] });
    const into = await standingAs('email v2@x.org', { valueLevel: 1, avoids: [boris, vera] });
    const told = (events: HeedEvent[]) =>
      Object.fromEntries(
        events
          .filter(({ name }) => name === 'customer.standing-changed')
          .map(({ subjectId, data }) => [subjectId, data]),
      );
    let mergeId = '';
    const merging = await centre.eventsOf(async () => {
      mergeId = (await merge(from, into)).id;
    });
    const joined = { valueLevel: 4, avoidedAgentIds: [anna, boris, vera] };
    expect(told(merging)).toEqual({ [into]: joined });
    expect(told(await centre.eventsOf(() => undo(mergeId)))).toEqual({
      [from]: { valueLevel: 4, avoidedAgentIds: [anna, boris] },
      [into]: { valueLevel: 1, avoidedAgentIds: [boris, vera] },
    });
  });

  it('into one who matters as much and avoids the same is told by nothing else', async () => {
    const anna = await scene.colleague('Анна');
    const from = await standingAs('email v3@x.org', { valueLevel: 2, avoids: [anna] });
    const into = await standingAs('email v4@x.org', { valueLevel: 2, avoids: [anna] });
    const events = await centre.eventsOf(async () => undo((await merge(from, into)).id));
    expect(events.map(({ name }) => name)).toEqual(['customer.merged', 'customer.unmerged']);
  });

  it('into a more valued customer tells what counts now for what the other began', async () => {
    const from = await standingAs('email v5@x.org', { valueLevel: 0, avoids: [] });
    const into = await standingAs('email v6@x.org', { valueLevel: 3, avoids: [] });
    const merging = await centre.eventsOf(() => merge(from, into));
    expect(merging).toMatchObject([
      { name: 'customer.merged' },
      { name: 'customer.standing-changed', subjectId: into, data: { valueLevel: 3 } },
    ]);
  });

  it('of two external ids needs a lead who confirms it', async () => {
    const from = await scene.comes('external t1');
    const into = await scene.comes('external t2');
    const pair = [from.customerId, into.customerId] as const;
    await expect(merge(...pair)).rejects.toThrow('customers.two-external-ids');
    await expect(merge(...pair, { confirmTwoIds: true })).rejects.toThrow('forbidden');
    const forced = await merge(...pair, { confirmTwoIds: true, by: scene.lead });
    expect((await scene.card(into.customerId)).identities).toHaveLength(2);
    await undo(forced.id);
    expect((await scene.card(from.customerId)).identities).toMatchObject([{ value: 't1' }]);
  });

  it('of the same pair from both ends leaves one of them', async () => {
    const one = await scene.comes('email both1@x.org');
    const two = await scene.comes('email both2@x.org');
    const results = await Promise.allSettled([
      merge(one.customerId, two.customerId),
      merge(two.customerId, one.customerId),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const cards = [await scene.card(one.customerId), await scene.card(two.customerId)];
    expect(cards[0]?.id).toBe(cards[1]?.id);
  });

  it('lets nobody be recognised as the one who is going', async () => {
    const { projectId } = scene;
    const [from, into] = [
      await scene.comes('email go1@x.org'),
      await scene.comes('email go2@x.org'),
    ];
    const { comer } = await centre.runAsSystem(async (ctx) => {
      const pair = { projectId, customerId: from.customerId, intoId: into.customerId };
      await mergeCustomers(ctx, { ...pair, confirmTwoIds: false });
      const waiting = scene.comes('email go1@x.org');
      await somebodyWaits(centre);
      return { comer: waiting };
    });
    expect(await comer).toEqual({ customerId: into.customerId, isNew: false });
  });

  it('waits for whoever was just recognised, and takes along what he did', async () => {
    const { projectId } = scene;
    const [from, into] = [
      await scene.comes('email do1@x.org'),
      await scene.comes('email do2@x.org'),
    ];
    const { merged } = await centre.runAsSystem(async (ctx) => {
      const identities = [{ kind: 'email', value: 'do1@x.org', isVerified: true }] as const;
      const { customerId } = await recognise(ctx, { projectId, identities });
      const waiting = merge(from.customerId, into.customerId);
      await somebodyWaits(centre);
      await addNote(ctx, { projectId, customerId, text: 'He has just called.' });
      return { merged: waiting };
    });
    await merged;
    expect(await scene.card(into.customerId)).toMatchObject({ noteCount: 1 });
  });
});

describe('an undone merge', () => {
  it('leaves what came since with the one who remained', async () => {
    const { projectId, agent, administrator } = scene;
    const from = await scene.comes('email u1@x.org', 'Юлия');
    const into = await scene.comes('email u2@x.org');
    const merged = await merge(from.customerId, into.customerId);
    const of = { projectId, customerId: into.customerId };
    await centre.run(agent, (ctx) => addNote(ctx, { ...of, text: 'since' }));
    await centre.run(administrator, (ctx) => editCustomer(ctx, { ...of, name: 'Юлия Ким' }));
    const events = await centre.eventsOf(() => undo(merged.id));
    expect(events).toMatchObject([{ name: 'customer.unmerged', data: { mergeId: merged.id } }]);
    expect(await scene.card(from.customerId)).toMatchObject({ name: 'Юлия', noteCount: 0 });
    expect(await scene.card(into.customerId)).toMatchObject({ name: 'Юлия Ким', noteCount: 1 });
    await expect(undo(merged.id)).rejects.toThrow('customers.undo-too-late');
  });

  it('leaves a value and a wish as they were changed since', async () => {
    const { projectId, agent } = scene;
    const [anna, boris] = [await scene.colleague('Анна'), await scene.colleague('Борис')];
    const from = await standingAs('email c1@x.org', { valueLevel: 4, avoids: [anna] });
    const into = await standingAs('email c2@x.org', { valueLevel: 1, avoids: [] });
    const merged = await merge(from, into);
    const of = { projectId, customerId: into };
    await centre.run(agent, (ctx) => editCustomer(ctx, { ...of, valueLevel: 5 }));
    await centre.run(agent, (ctx) => meetAgain(ctx, { ...of, personId: anna }));
    await centre.run(agent, (ctx) => avoidAgent(ctx, { ...of, personId: boris, note: null }));
    await undo(merged.id);
    expect(await scene.card(from)).toMatchObject({ valueLevel: 4, avoidances: [] });
    expect(await scene.card(into)).toMatchObject({
      valueLevel: 5,
      avoidances: [{ personId: boris }],
    });
  });

  it('waits for a later merge to be undone first', async () => {
    const [one, two, three] = [
      await scene.comes('email w1@x.org'),
      await scene.comes('email w2@x.org'),
      await scene.comes('email w3@x.org'),
    ];
    const first = await merge(one.customerId, two.customerId);
    const second = await merge(two.customerId, three.customerId);
    expect((await scene.card(one.customerId)).id).toBe(three.customerId);
    await expect(undo(first.id)).rejects.toThrow('customers.undo-later-first');
    await undo(second.id);
    await undo(first.id);
    for (const each of [one, two, three]) {
      expect((await scene.card(each.customerId)).identities).toHaveLength(1);
    }
  });

  it('is refused after 30 days', async () => {
    const from = await scene.comes('email late1@x.org');
    const into = await scene.comes('email late2@x.org');
    const merged = await merge(from.customerId, into.customerId);
    centre.testClock.advanceMs(30 * dayMs + 1);
    expect((await scene.card(into.customerId)).merges).toEqual([]);
    await expect(undo(merged.id)).rejects.toThrow('customers.undo-too-late');
  });

  it('is as if it had never been, whatever the two had', async () => {
    const identity = fc.constantFrom('email', 'phone', 'external', 'visitor');
    const record = fc.constantFrom('note', 'consent', 'order', 'life-event');
    const agents = [await scene.colleague('Анна'), await scene.colleague('Борис')];
    const person = fc.record({
      name: fc.option(fc.constantFrom('Анна', 'Ann')),
      language: fc.option(fc.constantFrom('ru' as const, 'zh' as const)),
      birthYear: fc.option(fc.integer({ min: 1930, max: 2010 })),
      identities: fc.uniqueArray(identity, { minLength: 1 }),
      valueLevel: fc.integer({ min: 0, max: 5 }),
      records: fc.array(record, { maxLength: 5 }),
      avoids: fc.subarray(agents),
    });
    let made = 0;
    const make = async ({
      identities,
      records,
      avoids,
      ...told
    }: ReturnType<typeof person.generate>['value']) => {
      made += 1;
      const values = { email: `q${made}@x.org`, phone: `+7999${1_000_000 + made}` };
      const { customerId } = await scene.comes(
        identities
          .map((kind) => `${kind} ${kind === 'email' || kind === 'phone' ? values[kind] : made}`)
          .join(', '),
      );
      const of = { projectId: scene.projectId, customerId };
      await centre.runAsSystem(async (ctx) => {
        await editCustomer(ctx, { ...of, ...told });
        for (const [index, kind] of records.entries()) await keep[kind](ctx, of, made * 10 + index);
        for (const personId of avoids) await avoidAgent(ctx, { ...of, personId, note: null });
      });
      return customerId;
    };
    await fc.assert(
      fc.asyncProperty(person, person, async (first, second) => {
        const from = await make(first);
        const into = await make(second);
        const before = await tables(centre);
        const merged = await merge(from, into, { confirmTwoIds: true, by: scene.lead });
        expect(await tables(centre)).not.toEqual(before);
        await undo(merged.id);
        expect(await tables(centre)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

/** Returns when a session of the centre waits for a lock. */
async function somebodyWaits({ database }: TestCentre): Promise<void> {
  for (let isWaiting = false; !isWaiting; ) {
    const { rowCount } = await database.pool.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    isWaiting = rowCount !== 0;
  }
}

type Keep = (
  ctx: Parameters<typeof addNote>[0],
  of: { projectId: Id; customerId: Id },
  number: number,
) => Promise<unknown>;

const keep: Record<'note' | 'consent' | 'order' | 'life-event', Keep> = {
  note: (ctx, of, number) => addNote(ctx, { ...of, text: `Note ${number}` }),
  consent: (ctx, of) =>
    recordConsent(ctx, { ...of, purpose: 'survey', channel: null, state: 'given', source: 'x' }),
  order: (ctx, of, number) =>
    recordOrder(ctx, {
      ...of,
      number: `N-${number}`,
      state: 'paid',
      totalMinor: number,
      currency: 'CNY',
      product: '',
      placedAt: ctx.now,
      data: {},
    }),
  'life-event': (ctx, of) =>
    recordLifeEvent(ctx, { ...of, kind: 'registered', at: ctx.now, data: {} }),
};

/** Every row of every table that a merge touches. */
async function tables({ database }: TestCentre): Promise<unknown[]> {
  const names = ['customer', 'identity', 'consent', 'order', 'life_event', 'note', 'avoidance'];
  const rows = names.map(
    (name) => `select '${name}' as name, to_jsonb(t) as row from customers.${name} t`,
  );
  const client = await database.pool.connect();
  try {
    await client.query(`begin; set local heed.scope to '*'`);
    const result = await client.query(`${rows.join(' union all ')} order by 1, 2`);
    await client.query('commit');
    return result.rows;
  } finally {
    client.release();
  }
}
