import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { openTestCentre } from '#tests/centre.ts';
import { may } from '../contract.ts';
import { createKey, listKeys, revokeKey } from './api-keys.ts';
import { addPersonInside, administrator, signIn } from './door.fixture.ts';
import { openIdentify } from './identify.ts';
import { changePolicy } from './oversight.ts';
import { changePerson, disablePerson, setReach } from './people.ts';
import { endOwnSession, endSessionsOf, listSessions, signOut } from './sessions.ts';

const centre = await openTestCentre();
const { database, live } = centre;
const declared = Object.values(may);
const identify = openIdentify({ database, live, permissions: declared });
const admin = administrator(centre);
afterAll(() => centre.close());

const bySession = (sessionToken: string) => identify({ sessionToken, authorization: null });
const byKey = (key: string) => identify({ sessionToken: null, authorization: `Bearer ${key}` });

describe('a session', () => {
  test('says who asks, what he may and where', async () => {
    const { id, token } = await addPersonInside(centre, { roles: ['lead'] });
    const projectId = newId();
    await centre.runAsSystem((ctx) => setReach(ctx, { personId: id, projectId, isMember: true }));
    expect(await bySession(token)).toEqual({
      id,
      kind: 'person',
      permissions: new Set(['staff.read', 'staff.setOwnPresence', 'staff.setPresence']),
      scope: [projectId],
    });
    expect(await bySession(token.replace(/^./, '_'))).toBeNull();
    expect(await identify({ sessionToken: null, authorization: null })).toBeNull();
  });

  test('of an administrator, or of one who sees every project, reaches everything', async () => {
    const administrator = await addPersonInside(centre, { roles: ['administrator'] });
    const analyst = await addPersonInside(centre, { roles: ['analyst'], seesEveryProject: true });
    expect((await bySession(administrator.token))?.scope).toBe('everything');
    expect((await bySession(analyst.token))?.scope).toBe('everything');
  });

  test.each([
    [
      'its owner ends it',
      (id: string, token: string) =>
        centre.run(centre.actor({ roles: ['agent'], id }), async (ctx) => {
          const [session] = await listSessions(ctx, token);
          await endOwnSession(ctx, session?.id ?? '');
        }),
    ],
    [
      'he signs out',
      (_: string, token: string) => centre.runAsSystem((ctx) => signOut(ctx, token)),
    ],
    [
      'an administrator ends all of them',
      (id: string) => centre.run(admin, (ctx) => endSessionsOf(ctx, id)),
    ],
    ['he is shut out', (id: string) => centre.run(admin, (ctx) => disablePerson(ctx, id))],
  ])('is refused at once when %s', async (_, end) => {
    const { id, token } = await addPersonInside(centre);
    expect(await bySession(token)).not.toBeNull();
    await end(id, token);
    expect(await bySession(token)).toBeNull();
  });

  test('loses and gains rights at once when the person does', async () => {
    const { id, token } = await addPersonInside(centre, { roles: ['lead'] });
    const projectId = newId();
    expect((await bySession(token))?.permissions.has('staff.setPresence')).toBe(true);
    await centre.run(admin, (ctx) => changePerson(ctx, { id, roles: ['agent'] }));
    expect((await bySession(token))?.permissions.has('staff.setPresence')).toBe(false);
    await centre.runAsSystem((ctx) => setReach(ctx, { personId: id, projectId, isMember: true }));
    expect((await bySession(token))?.scope).toEqual([projectId]);
    await centre.runAsSystem((ctx) => setReach(ctx, { personId: id, projectId, isMember: false }));
    expect((await bySession(token))?.scope).toEqual([]);
  });

  test('that ended elsewhere is refused within five seconds', async () => {
    const { id, token } = await addPersonInside(centre);
    expect(await bySession(token)).not.toBeNull();
    await database.pool.query('delete from staff.session where person_id = $1', [id]);
    expect(await bySession(token)).not.toBeNull();
    centre.testClock.advanceMs(5 * secondMs);
    expect(await bySession(token)).toBeNull();
  });

  test('ends after twelve idle hours, and after thirty days in any case', async () => {
    const idle = await addPersonInside(centre);
    centre.testClock.advanceMs(12 * hourMs - minuteMs);
    expect(await bySession(idle.token)).not.toBeNull();
    centre.testClock.advanceMs(12 * hourMs);
    expect(await bySession(idle.token)).toBeNull();

    const busy = await addPersonInside(centre);
    for (let half = 0; half < 59; half += 1) {
      centre.testClock.advanceMs(12 * hourMs - secondMs);
      expect(await bySession(busy.token)).not.toBeNull();
    }
    centre.testClock.advanceMs(12 * hourMs);
    expect(await bySession(busy.token)).toBeNull();
    expect(30 * dayMs).toBe(60 * 12 * hourMs);
  });

  test('of one who must set up a second factor may do nothing else', async () => {
    const { email } = await addPersonInside(centre, { roles: ['analyst'], seesEveryProject: true });
    await centre.run(admin, (ctx) => changePolicy(ctx, { secondFactorRequiredFor: ['analyst'] }));
    const entry = await signIn(centre, email);
    const actor = await bySession('token' in entry ? entry.token : '');
    expect(actor).toMatchObject({ permissions: new Set(), scope: [] });
    await centre.run(admin, (ctx) => changePolicy(ctx, { secondFactorRequiredFor: [] }));
  });
});

describe('a key', () => {
  const projectIds = [newId()];

  test('may what it was allowed in its projects, nothing that no module declares', async () => {
    const wish = { name: 'CRM', permissions: ['staff.read'], projectIds, seesEveryProject: false };
    const { id, key } = await centre.run(admin, (ctx) => createKey(ctx, wish, declared));
    expect(await byKey(key)).toEqual({
      id,
      kind: 'program',
      permissions: new Set(['staff.read']),
      scope: projectIds,
    });
    expect(await byKey(key.replace(/.{3}$/, 'xyz'))).toBeNull();
    const tooMuch = { ...wish, permissions: ['staff.read', 'staff.everything'] };
    await expect(
      centre.run(admin, (ctx) => createKey(ctx, tooMuch, declared)),
    ).rejects.toMatchObject({
      code: 'staff.unknown-permission',
      data: { permission: 'staff.everything' },
    });
  });

  test('is stored as a hash, lists when it was last used and is revoked at once', async () => {
    const wish = { name: 'Sync', permissions: ['staff.read'], projectIds, seesEveryProject: true };
    const { id, key } = await centre.run(admin, (ctx) => createKey(ctx, wish, declared));
    const find = async () => (await centre.run(admin, listKeys)).find((each) => each.id === id);
    expect(await find()).toMatchObject({ name: 'Sync', lastUsedAt: null });
    expect((await byKey(key))?.scope).toBe('everything');
    expect(await find()).toMatchObject({ lastUsedAt: centre.testClock.now() });
    const { rows } = await database.pool.query('select * from staff.api_key where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(key.split('_').at(-1));
    await centre.run(admin, (ctx) => revokeKey(ctx, id));
    expect(await byKey(key)).toBeNull();
    expect(await find()).toBeUndefined();
  });

  test('wins over a session, and what is no key of ours does not stand in its way', async () => {
    const { id, token } = await addPersonInside(centre);
    const basic = await identify({ sessionToken: token, authorization: 'Basic aGVlZDpoZWVk' });
    expect(basic?.id).toBe(id);
    const wish = { name: 'Both', permissions: ['staff.read'], projectIds, seesEveryProject: false };
    const made = await centre.run(admin, (ctx) => createKey(ctx, wish, declared));
    const actor = await identify({ sessionToken: token, authorization: `Bearer ${made.key}` });
    expect(actor?.id).toBe(made.id);
  });
});
