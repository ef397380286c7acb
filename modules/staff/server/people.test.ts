import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { openTestCentre } from '#tests/centre.ts';
import { roles } from '../core/role.ts';
import { addPerson, administrator } from './door.fixture.ts';
import { checkAudit, listAudit } from './oversight.ts';
import {
  changePerson,
  createPerson,
  disablePerson,
  enablePerson,
  listColleagues,
  listPeople,
  nameOf,
  setReach,
  showPerson,
} from './people.ts';
import { changeSkill, createSkill, createTeam, listTeams, removeTeam } from './teams.ts';

const centre = await openTestCentre();
const admin = administrator(centre, newId());
afterAll(() => centre.close());

describe('people', () => {
  test.each(roles.filter((role) => role !== 'administrator'))(
    'are looked after by administrators alone, not by one with the role %s',
    async (role) => {
      const actor = centre.actor({ roles: [role] });
      const { id } = await addPerson(centre);
      const newcomer = { name: 'X', email: 'x@example.test', language: 'en' } as const;
      const deeds: ((ctx: Context) => Promise<unknown>)[] = [
        (ctx) => listPeople(ctx, { limit: 10 }),
        (ctx) => showPerson(ctx, id),
        (ctx) => changePerson(ctx, { id, roles: ['administrator'] }),
        (ctx) => disablePerson(ctx, id),
        (ctx) => createPerson(ctx, { ...newcomer, roles: [role] }),
        (ctx) => createTeam(ctx, 'X'),
        (ctx) => listAudit(ctx, { limit: 10 }),
      ];
      for (const deed of deeds) {
        await expect(centre.run(actor, deed)).rejects.toMatchObject({ code: 'forbidden' });
      }
    },
  );

  test('have one e-mail address each, however it is capitalised', async () => {
    const { email } = await addPerson(centre, { email: 'Olga@Example.test' });
    await expect(addPerson(centre, { email: 'olga@example.TEST' })).rejects.toMatchObject({
      code: 'staff.email-taken',
      data: { field: 'email' },
    });
    const other = await addPerson(centre);
    await expect(
      centre.run(admin, (ctx) => changePerson(ctx, { id: other.id, email })),
    ).rejects.toMatchObject({ code: 'staff.email-taken' });
  });

  test('are listed as readers sort names, page by page, each once', async () => {
    const names = ['Ёлкин', 'Емельянов', 'Żuk', 'zoë', 'Ångström', 'Abel', '王芳', 'Ян', 'abel'];
    for (const name of names) await addPerson(centre, { name: `Sorted ${name}` });
    const listed: string[] = [];
    for (let cursor: string | undefined, isMore = true; isMore; ) {
      const page = await centre.run(admin, (ctx) =>
        listPeople(ctx, { limit: 2, cursor, search: 'sorted ' }),
      );
      listed.push(...page.items.map(({ name }) => name.slice('Sorted '.length)));
      cursor = page.nextCursor ?? undefined;
      isMore = cursor !== undefined;
    }
    expect(listed).toHaveLength(names.length);
    expect(listed).toEqual([
      'abel',
      'Abel',
      'Ångström',
      'zoë',
      'Żuk',
      'Ёлкин',
      'Емельянов',
      'Ян',
      '王芳',
    ]);
  });

  test('are found by part of a name or address, by role, state and team', async () => {
    const teamId = await centre.run(admin, (ctx) => createTeam(ctx, 'Search team'));
    const { id } = await addPerson(centre, {
      name: '100%_Разина',
      email: 'razina@example.test',
      roles: ['evaluator'],
      teamIds: [teamId],
    });
    const find = async (query: object) => {
      const { items } = await centre.run(admin, (ctx) => listPeople(ctx, { limit: 50, ...query }));
      return items.map((person) => person.id);
    };
    for (const query of [
      { search: 'разин' },
      { search: 'RAZINA@' },
      { search: '0%_' },
      { role: 'evaluator' },
      { teamId },
    ]) {
      expect(await find(query)).toEqual([id]);
    }
    expect(await find({ search: '%azin_', state: 'active' })).toEqual([]);
    expect(await find({ teamId, state: 'disabled' })).toEqual([]);
  });

  test('are in teams and have skills that exist', async () => {
    const { id } = await addPerson(centre);
    for (const changes of [{ teamIds: [newId()] }, { skills: [{ skillId: newId(), level: 1 }] }]) {
      await expect(
        centre.run(admin, (ctx) => changePerson(ctx, { id, ...changes })),
      ).rejects.toMatchObject({ code: 'not-found', data: { field: Object.keys(changes)[0] } });
    }
  });

  test('who are shut out come back with what they had', async () => {
    const { id } = await addPerson(centre);
    await centre.run(admin, (ctx) => disablePerson(ctx, id));
    expect((await centre.run(admin, (ctx) => showPerson(ctx, id))).state).toBe('disabled');
    await centre.run(admin, (ctx) => enablePerson(ctx, id));
    expect((await centre.run(admin, (ctx) => showPerson(ctx, id))).state).toBe('invited');
  });
});

test('the last administrator can neither be shut out nor lose the role', async () => {
  const first = await addPerson(centre, { roles: ['administrator', 'lead'] });
  const refused = { code: 'staff.last-administrator' };
  const demote = () =>
    centre.run(admin, (ctx) => changePerson(ctx, { id: first.id, roles: ['lead'] }));
  await expect(demote()).rejects.toMatchObject(refused);
  await expect(centre.run(admin, (ctx) => disablePerson(ctx, first.id))).rejects.toMatchObject(
    refused,
  );
  const second = await addPerson(centre, { roles: ['administrator'] });
  await demote();
  await expect(centre.run(admin, (ctx) => disablePerson(ctx, second.id))).rejects.toMatchObject(
    refused,
  );
});

describe('colleagues', () => {
  const [projectA, projectB] = [newId(), newId()];
  const join = (personId: string, projectId: string) =>
    centre.runAsSystem((ctx) => setReach(ctx, { personId, projectId, isMember: true }));

  test('are those who share a project, with skills and presence', async () => {
    const skill = { kind: 'topic', key: 'delivery', names: names('Delivery') } as const;
    const skillId = await centre.run(admin, (ctx) => createSkill(ctx, skill));
    const [a, b, both, gone] = [
      await addPerson(centre, { skills: [{ skillId, level: 4 }] }),
      await addPerson(centre),
      await addPerson(centre, { roles: ['lead'] }),
      await addPerson(centre),
    ];
    for (const { id } of [a, both, gone]) await join(id, projectA);
    for (const { id } of [b, both]) await join(id, projectB);
    await centre.run(admin, (ctx) => disablePerson(ctx, gone.id));
    const inA = centre.actor({ roles: ['agent'], projectIds: [projectA] });
    const seen = await centre.run(inA, (ctx) => listColleagues(ctx));
    expect(seen.map(({ id }) => id).toSorted()).toEqual([a.id, both.id].toSorted());
    expect(seen.find(({ id }) => id === a.id)).toMatchObject({
      roles: ['agent'],
      skills: [{ skillId, kind: 'topic', key: 'delivery', level: 4 }],
      presence: { state: 'offline', reason: null, since: centre.testClock.now() },
    });
    const leads = await centre.run(inA, (ctx) => listColleagues(ctx, { role: 'lead' }));
    expect(leads.map(({ id }) => id)).toEqual([both.id]);
    const elsewhere = await centre.run(inA, (ctx) => listColleagues(ctx, { projectId: projectB }));
    expect(elsewhere).toEqual([]);
    await centre.run(admin, (ctx) => changeSkill(ctx, { id: skillId, isArchived: true }));
    const [after] = await centre.run(inA, (ctx) => listColleagues(ctx, { role: 'agent' }));
    expect(after?.skills).toEqual([]);
  });

  test('have names, as programs and Heed have', async () => {
    const { id } = await addPerson(centre, { name: 'Named' });
    expect(await centre.runAsSystem((ctx) => nameOf(ctx, id))).toBe('Named');
    expect(await centre.runAsSystem((ctx) => nameOf(ctx, newId()))).toBe('Heed');
  });
});

describe('teams and skills', () => {
  test('have names and keys of their own', async () => {
    const create = () => centre.run(admin, (ctx) => createTeam(ctx, 'Night shift'));
    const id = await create();
    await expect(create()).rejects.toMatchObject({ code: 'staff.name-taken' });
    const skill = { kind: 'product', key: 'card', names: names('Card') } as const;
    await centre.run(admin, (ctx) => createSkill(ctx, skill));
    await expect(centre.run(admin, (ctx) => createSkill(ctx, skill))).rejects.toMatchObject({
      code: 'staff.name-taken',
    });
    const member = await addPerson(centre, { teamIds: [id] });
    const find = async () => (await centre.run(admin, listTeams)).find((team) => team.id === id);
    expect(await find()).toMatchObject({ memberIds: [member.id] });
    await centre.run(admin, (ctx) => removeTeam(ctx, id));
    expect(await find()).toBeUndefined();
    expect((await centre.run(admin, (ctx) => showPerson(ctx, member.id))).teamIds).toEqual([]);
  });
});

test('deeds that touch rights are in the audit log, which is whole', async () => {
  const { id } = await addPerson(centre, { roles: ['agent'] });
  await centre.run(admin, (ctx) => changePerson(ctx, { id, roles: ['lead'] }));
  const { items, nextCursor } = await centre.run(admin, (ctx) => listAudit(ctx, { limit: 2 }));
  expect(items).toMatchObject([
    {
      action: 'staff.person-changed',
      subjectId: id,
      actorId: admin.id,
      data: { changed: ['roles'], roles: ['lead'] },
    },
    { action: 'staff.person-added', subjectId: id, data: { roles: ['agent'] } },
  ]);
  const next = await centre.run(admin, (ctx) =>
    listAudit(ctx, { limit: 1, cursor: Number(nextCursor) }),
  );
  expect(next.items[0]?.seq).toBe(Number(items[1]?.seq) - 1);
  expect(await centre.run(admin, checkAudit)).toMatchObject({ brokenAt: null });
});

function names(en: string) {
  return { en, ru: en, zh: en };
}
