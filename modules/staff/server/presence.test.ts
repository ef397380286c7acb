import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { addMs, minuteMs, secondMs } from '#kernel/time.ts';
import { openTestCentre } from '#tests/centre.ts';
import { presenceChanged } from '../contract.ts';
import { addPerson, addPersonInside } from './door.fixture.ts';
import { setReach } from './people.ts';
import { listPresenceSegments, seen, setPresence } from './presence.ts';
import { showMe } from './profile.ts';
import { signOut } from './sessions.ts';

const centre = await openTestCentre();
const { testClock } = centre;
const projectId = newId();
afterAll(() => centre.close());

async function addAgent() {
  const { id, token } = await addPersonInside(centre);
  await centre.runAsSystem((ctx) => setReach(ctx, { personId: id, projectId, isMember: true }));
  const actor = centre.actor({ roles: ['agent'], id, projectIds: [projectId] });
  const state = async () => (await centre.run(actor, (ctx) => showMe(ctx, null))).presence;
  const set = (state: 'available' | 'break', reason?: string) =>
    centre.run(actor, (ctx) => setPresence(ctx, { state, ...(reason && { reason }) }));
  return { id, token, actor, state, set };
}

test('each stretch of presence is kept, from end to end, and cannot be changed', async () => {
  const { id, actor, set } = await addAgent();
  const from = testClock.now();
  await set('available');
  testClock.advanceMs(90 * secondMs);
  await set('break', 'lunch');
  testClock.advanceMs(30 * secondMs);
  await set('available');
  const to = testClock.now();
  const segments = await centre.run(actor, (ctx) =>
    listPresenceSegments(ctx, { from, to, personIds: [id] }),
  );
  expect(segments).toEqual([
    {
      personId: id,
      state: 'available',
      reason: null,
      startedAt: from,
      endedAt: addMs(from, 90_000),
    },
    { personId: id, state: 'break', reason: 'lunch', startedAt: addMs(from, 90_000), endedAt: to },
  ]);
  for (const change of [
    'update staff.presence_segment set state = state',
    'delete from staff.presence_segment',
  ]) {
    await expect(centre.database.pool.query(change)).rejects.toThrow('permission denied');
  }
});

test('a change tells the person and the floors of his projects', async () => {
  const { id, set, state } = await addAgent();
  const events = await centre.eventsOf(() => set('available'));
  expect(events).toMatchObject([
    {
      name: 'presence.changed',
      projectId: null,
      data: { personId: id, projectIds: [projectId], state: 'available', reason: null },
    },
  ]);
  const [event] = events;
  const presence = await state();
  expect(event?.data).toEqual({ personId: id, projectIds: [projectId], ...presence });
  expect(event && presenceChanged.topics(event as never)).toEqual([
    `person:${id}`,
    `project:${projectId}`,
  ]);
  expect(await centre.eventsOf(() => set('available'))).toEqual([]);
});

describe('somebody else’s presence', () => {
  test('is set by a lead of one of his projects, and by nobody else', async () => {
    const { id, state } = await addAgent();
    const set = (role: string, projectIds: string[]) =>
      centre.run(centre.actor({ roles: [role], projectIds }), (ctx) =>
        setPresence(ctx, { personId: id, state: 'training' }),
      );
    await expect(set('agent', [projectId])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set('lead', [newId()])).rejects.toMatchObject({ code: 'not-found' });
    await set('lead', [projectId]);
    expect(await state()).toMatchObject({ state: 'training' });
  });

  test('is set by Heed, which says why', async () => {
    const { id, state } = await addAgent();
    const reason = 'missed-offers';
    await centre.runAsSystem((ctx) => setPresence(ctx, { personId: id, state: 'busy', reason }));
    expect(await state()).toMatchObject({ state: 'busy', reason });
  });
});

describe('a person goes offline', () => {
  test('two minutes after his live connection was lost, not while it is there', async () => {
    const { id, state, set } = await addAgent();
    await set('available');
    for (let beat = 0; beat < 10; beat += 1) {
      testClock.advanceMs(25 * secondMs);
      await centre.runAsSystem((ctx) => seen(ctx, id));
      await centre.settle();
    }
    expect(await state()).toMatchObject({ state: 'available' });
    testClock.advanceMs(2 * minuteMs - secondMs);
    await centre.settle();
    expect(await state()).toMatchObject({ state: 'available' });
    testClock.advanceMs(secondMs);
    await centre.settle();
    expect(await state()).toMatchObject({ state: 'offline', since: testClock.now() });
  });

  test('at once when his last session ends, and not with the one before', async () => {
    const { token, actor, state, set, id } = await addAgent();
    await centre.database.pool.query(
      `insert into staff.session select gen_random_uuid(), person_id, 'elsewhere', must_enrol,
         created_at, last_seen_at, address, user_agent from staff.session where person_id = $1`,
      [id],
    );
    await set('available');
    await centre.run(actor, (ctx) => signOut(ctx, token));
    expect(await state()).toMatchObject({ state: 'available' });
    await centre.database.pool.query(
      `update staff.session set last_seen_at = '2020-01-01' where token_hash = 'elsewhere'`,
    );
    testClock.advanceMs(3 * minuteMs);
    await centre.settle();
    expect(await state()).toMatchObject({ state: 'offline' });
  });
});

test('a person without a second factor that he needs cannot be available', async () => {
  const { id } = await addPerson(centre);
  const restricted = { ...centre.actor({ roles: [], id }) };
  await expect(
    centre.run(restricted, (ctx) => setPresence(ctx, { state: 'available' })),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
