import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { openTestCentre } from '#tests/centre.ts';
import { may } from '../contract.ts';
import { defaultSettings } from '../core/settings.ts';
import {
  changeProject,
  createProject,
  getProject,
  listDepartments,
  listDepartmentsOf,
  listMembers,
  listProjects,
  putDepartment,
  putMember,
  scopeOf,
  settingsOf,
} from './projects.ts';

const centre = await openTestCentre();
const admin: Actor = { ...centre.actor({ roles: ['administrator'] }), scope: 'everything' };
afterAll(() => centre.close());

let count = 0;

function addProject() {
  count += 1;
  const about = { key: `key-${count}`, name: `Project ${count}` };
  return centre.run(admin, (ctx) =>
    createProject(ctx, { ...about, language: 'ru', colour: 'teal' }),
  );
}

function addPerson() {
  count += 1;
  return centre.runAsSystem((ctx) =>
    createPerson(ctx, {
      name: `Person ${count}`,
      email: `person-${count}@example.test`,
      language: 'zh',
      roles: ['lead'],
    }),
  );
}

const names = { en: 'Warehouse', ru: 'Склад', zh: '仓库' };
const departmentOf = (projectId: string, headPersonId: string | null = null) => ({
  projectId,
  id: newId(),
  names,
  headPersonId,
  isArchived: false,
});

describe('what each role may', () => {
  const everybody = ['read'];
  test.each([
    ['agent', everybody],
    ['lead', [...everybody, 'manageDepartments']],
    ['evaluator', everybody],
    ['department-head', everybody],
    ['analyst', everybody],
    ['administrator', Object.keys(may)],
  ])('%s: %s', (role, keys) => {
    const { permissions } = centre.actor({ roles: [role] });
    const held = Object.entries(may).filter(([, { name }]) => permissions.has(name));
    expect(held.map(([key]) => key)).toEqual(keys);
  });

  test('the verbs refuse what a role may not', async () => {
    const { id: projectId } = await addProject();
    const agent = centre.actor({ roles: ['agent'], projectIds: [projectId] });
    const deeds: ((ctx: Context) => Promise<unknown>)[] = [
      (ctx) => createProject(ctx, { key: 'own', name: 'X', language: 'en', colour: 'teal' }),
      (ctx) => changeProject(ctx, { projectId, name: 'X' }),
      (ctx) => putMember(ctx, { projectId, personId: agent.id, isMember: true }),
      (ctx) => putDepartment(ctx, departmentOf(projectId)),
    ];
    for (const deed of deeds) {
      await expect(centre.run(agent, deed)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('a project', () => {
  test('has a key of its own', async () => {
    const { key, id } = await addProject();
    const twin = { key, name: 'Twin', language: 'en', colour: 'green' } as const;
    await expect(centre.run(admin, (ctx) => createProject(ctx, twin))).rejects.toMatchObject({
      code: 'projects.key-taken',
      data: { field: 'key' },
    });
    const other = await addProject();
    await expect(
      centre.run(admin, (ctx) => changeProject(ctx, { projectId: other.id, key })),
    ).rejects.toMatchObject({ code: 'projects.key-taken' });
    const same = await centre.run(admin, (ctx) => changeProject(ctx, { projectId: id, key }));
    expect(same.key).toBe(key);
  });

  test('keeps the settings that were set, one by one; the others follow the defaults', async () => {
    const { id: projectId, settings } = await addProject();
    expect(settings).toEqual(defaultSettings);
    const change = (changes: object) =>
      centre.run(admin, (ctx) => changeProject(ctx, { projectId, settings: changes }));
    await change({ repeatWithinDays: 3 });
    await change({ timeZone: 'Europe/Moscow' });
    const member = centre.actor({ roles: ['agent'], projectIds: [projectId] });
    expect(await centre.run(member, (ctx) => settingsOf(ctx, projectId))).toEqual({
      ...defaultSettings,
      repeatWithinDays: 3,
      timeZone: 'Europe/Moscow',
    });
    const { rows } = await centre.run(admin, (ctx) =>
      sql`select settings from projects.project where id = ${projectId}`.execute(ctx.tx),
    );
    expect(rows).toEqual([{ settings: { repeatWithinDays: 3, timeZone: 'Europe/Moscow' } }]);
  });

  test('is not made by one whose scope has bounds', async () => {
    const bound = centre.actor({ roles: ['administrator'], projectIds: [newId()] });
    const about = { key: 'bound', name: 'Bound', language: 'en', colour: 'teal' } as const;
    await expect(centre.run(bound, (ctx) => createProject(ctx, about))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('tells whoever shows it what it became', async () => {
    const { id: projectId } = await addProject();
    const events = await centre.eventsOf(() =>
      centre.run(admin, (ctx) => changeProject(ctx, { projectId, name: 'Renamed' })),
    );
    const project = await centre.run(admin, (ctx) => getProject(ctx, projectId));
    expect(project.name).toBe('Renamed');
    expect(events).toMatchObject([{ name: 'project.changed', projectId, data: { project } }]);
  });
});

describe('a membership', () => {
  test('is the person’s scope from the same moment on', async () => {
    const [{ id: first }, { id: second }] = [await addProject(), await addProject()];
    const personId = await addPerson();
    const put = (projectId: string, isMember: boolean) =>
      centre.run(admin, (ctx) => putMember(ctx, { projectId, personId, isMember }));
    const scope = async () => {
      const { rows } = await centre.database.pool.query(
        'select scope from staff.person where id = $1',
        [personId],
      );
      return rows[0]?.scope;
    };
    await put(first, true);
    await put(second, true);
    expect(await scope()).toEqual([first, second]);
    expect(await centre.run(admin, (ctx) => scopeOf(ctx, personId))).toEqual([first, second]);
    await put(first, false);
    expect(await scope()).toEqual([second]);
    expect(await centre.run(admin, (ctx) => listMembers(ctx, first))).toEqual([]);
    expect(await centre.run(admin, (ctx) => listMembers(ctx, second))).toEqual([personId]);
  });

  test('tells once, however often it is put', async () => {
    const { id: projectId } = await addProject();
    const personId = await addPerson();
    const put = () =>
      centre.eventsOf(() =>
        centre.run(admin, (ctx) => putMember(ctx, { projectId, personId, isMember: true })),
      );
    expect((await put()).map(({ name }) => name)).toEqual(['person.changed', 'membership.changed']);
    expect(await put()).toEqual([]);
  });

  test('is not given to somebody who does not exist', async () => {
    const { id: projectId } = await addProject();
    await expect(
      centre.run(admin, (ctx) => putMember(ctx, { projectId, personId: newId(), isMember: true })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a department has a head who exists, and tells whoever lists it', async () => {
  const { id: projectId } = await addProject();
  const lead = centre.actor({ roles: ['lead'], projectIds: [projectId] });
  await expect(
    centre.run(lead, (ctx) => putDepartment(ctx, departmentOf(projectId, newId()))),
  ).rejects.toMatchObject({ code: 'not-found', data: { field: 'headPersonId' } });
  const department = departmentOf(projectId, await addPerson());
  const events = await centre.eventsOf(() =>
    centre.run(lead, (ctx) => putDepartment(ctx, department)),
  );
  expect(await centre.run(lead, (ctx) => listDepartments(ctx, projectId))).toEqual([department]);
  expect(events).toMatchObject([{ name: 'department.put', projectId, data: { department } }]);
});

describe('a person of one project, before another’s', () => {
  const scene = async () => {
    const [a, b] = [await addProject(), await addProject()];
    const head = await addPerson();
    for (const { id: projectId } of [a, b]) {
      await centre.run(admin, async (ctx) => {
        await putDepartment(ctx, departmentOf(projectId, head));
        await putMember(ctx, { projectId, personId: head, isMember: true });
      });
    }
    const lead = centre.actor({ roles: ['lead'], projectIds: [a.id] });
    return {
      a,
      b,
      head,
      lead,
      ask: <T>(work: (ctx: Context) => Promise<T>) => centre.run(lead, work),
    };
  };

  test('sees nothing of it through any verb', async () => {
    const { a, b, head, ask } = await scene();
    expect((await ask(listProjects)).map(({ id }) => id)).toEqual([a.id]);
    expect(await ask((ctx) => listDepartments(ctx, a.id))).toHaveLength(1);
    expect(await ask((ctx) => listDepartments(ctx, b.id))).toEqual([]);
    expect(await ask((ctx) => listDepartmentsOf(ctx, head))).toMatchObject([{ projectId: a.id }]);
    expect(await ask((ctx) => listMembers(ctx, b.id))).toEqual([]);
    expect(await ask((ctx) => scopeOf(ctx, head))).toEqual([a.id]);
    const readings: ((ctx: Context, id: string) => Promise<unknown>)[] = [getProject, settingsOf];
    for (const deed of readings) {
      await expect(ask((ctx) => deed(ctx, b.id))).rejects.toMatchObject({
        code: 'projects.not-found',
      });
    }
  });

  test('changes nothing of it through any verb', async () => {
    const { b, ask } = await scene();
    await expect(ask((ctx) => putDepartment(ctx, departmentOf(b.id)))).rejects.toMatchObject({
      code: 'projects.not-found',
    });
  });

  test('sees and changes nothing of it by raw SQL in his transaction', async () => {
    const { a, b, ask } = await scene();
    for (const [table, column] of [
      ['project', 'id'],
      ['membership', 'project_id'],
      ['department', 'project_id'],
    ]) {
      const target = sql.raw(`projects.${table}`);
      const own = sql.raw(column ?? '');
      const { rows } = await ask((ctx) =>
        sql<{ seen: string }>`select distinct ${own} as seen from ${target}`.execute(ctx.tx),
      );
      expect(rows).toEqual([{ seen: a.id }]);
      const deleted = await ask((ctx) =>
        sql`delete from ${target} where ${own} = ${b.id} returning ${own}`.execute(ctx.tx),
      );
      expect(deleted.rows).toEqual([]);
    }
    const foreign = sql`insert into projects.department (project_id, id, names)
      values (${b.id}, ${newId()}, '{}')`;
    await expect(ask((ctx) => foreign.execute(ctx.tx))).rejects.toThrow('row-level security');
    const moved = sql`update projects.department set project_id = ${b.id}`;
    await expect(ask((ctx) => moved.execute(ctx.tx))).rejects.toThrow('row-level security');
    expect(await centre.run(systemActor, (ctx) => listDepartments(ctx, b.id))).toHaveLength(1);
  });
});
