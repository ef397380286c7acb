import { afterAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre } from '#tests/centre.ts';
import { addPerson } from './door.fixture.ts';
import { acknowledgeNotice, listNotices, notify, readNotices } from './notices.ts';
import { showMe } from './profile.ts';

const centre = await openTestCentre();
afterAll(() => centre.close());

const projectId = newId();

async function addReader(projectIds: string[] = []) {
  const { id } = await addPerson(centre);
  const actor = centre.actor({ roles: ['agent'], id, projectIds });
  const list = (query: { limit?: number; cursor?: string; isUnread?: boolean } = {}) =>
    centre.run(actor, (ctx) => listNotices(ctx, { limit: 50, isUnread: false, ...query }));
  const unread = async () => (await centre.run(actor, (ctx) => showMe(ctx, null))).unreadNotices;
  const give = (about: { projectId?: string; isAcknowledgementRequired?: boolean } = {}) =>
    centre.runAsSystem((ctx) =>
      notify(ctx, { personId: id, kind: 'quality.mistake', subjectId: newId(), ...about }),
    );
  return { id, actor, list, unread, give };
}

test('notices come newest first, page by page, and count until they are read', async () => {
  const { actor, list, unread, give } = await addReader();
  const given: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    given.unshift(await give());
    centre.testClock.advanceMs(1);
  }
  const first = await list({ limit: 3 });
  const rest = await list({ limit: 3, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(given);
  expect(rest.nextCursor).toBeNull();
  expect(await unread()).toBe(5);
  await centre.run(actor, (ctx) => readNotices(ctx, given.slice(0, 2)));
  expect(await unread()).toBe(3);
  expect((await list({ isUnread: true })).items).toHaveLength(3);
  await centre.run(actor, (ctx) => readNotices(ctx, []));
  expect(await unread()).toBe(3);
  await centre.run(actor, (ctx) => readNotices(ctx));
  expect(await unread()).toBe(0);
});

test('a notice tells its person alone, though it is about a project', async () => {
  const { id, give } = await addReader([projectId]);
  const [event] = await centre.eventsOf(() => give({ projectId }));
  expect(event).toMatchObject({
    name: 'notice.added',
    projectId: null,
    data: { personId: id, kind: 'quality.mistake' },
  });
});

test('a notice is acknowledged once, by its person', async () => {
  const reader = await addReader();
  const other = await addReader();
  const id = await reader.give({ isAcknowledgementRequired: true });
  const acknowledge = (who: typeof reader) =>
    centre.eventsOf(() => centre.run(who.actor, (ctx) => acknowledgeNotice(ctx, { id })));
  expect(await acknowledge(other)).toEqual([]);
  expect(await acknowledge(reader)).toMatchObject([
    { name: 'notice.acknowledged', subjectId: id, data: { personId: reader.id } },
  ]);
  expect(await acknowledge(reader)).toEqual([]);
  const now = centre.testClock.now();
  expect((await reader.list()).items).toMatchObject([{ id, acknowledgedAt: now, readAt: now }]);
});

test('a notice is acknowledged by what it is about', async () => {
  const reader = await addReader();
  const id = await reader.give({ isAcknowledgementRequired: true });
  const [notice] = (await reader.list()).items;
  const { kind = '', subjectId = '' } = notice ?? {};
  const acknowledge = (about: { kind: string; subjectId: string }) =>
    centre.eventsOf(() => centre.run(reader.actor, (ctx) => acknowledgeNotice(ctx, about)));
  expect(await acknowledge({ kind: 'quality.other', subjectId })).toEqual([]);
  expect(await acknowledge({ kind, subjectId })).toMatchObject([{ subjectId: id }]);
});

test('whoever has left a project sees its notices no more', async () => {
  const { id, list, give } = await addReader([projectId]);
  await give({ projectId });
  const general = await give();
  expect((await list()).items).toHaveLength(2);
  const left = centre.actor({ roles: ['agent'], id });
  const { items } = await centre.run(left, (ctx) =>
    listNotices(ctx, { limit: 50, isUnread: false }),
  );
  expect(items.map((notice) => notice.id)).toEqual([general]);
});

test('programs have no notices', async () => {
  const program = { ...centre.actor({ roles: ['agent'] }), kind: 'program' } as const;
  await expect(
    centre.run(program, (ctx) => listNotices(ctx, { limit: 1, isUnread: false })),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
