import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Translated } from '#platform/http/contract.ts';
import { forget, once } from '#platform/once.ts';
import type { Department, Project, ProjectChanges } from '../contract.ts';
import { completeSettings, type SettingChanges } from '../core/settings.ts';

interface ProjectRow extends Omit<Project, 'settings'> {
  settings: JSONColumnType<SettingChanges, string, string>;
}

type Tables = {
  'projects.project': ProjectRow;
  'projects.membership': { projectId: Id; personId: Id };
  'projects.department': Omit<Department, 'names'> & { names: JSONColumnType<Translated> };
};

/** Lists are read whole; this bounds what a mistake could make of one. */
const maximumListed = 5_000;

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The projects in the actor's scope, by name. */
export async function readProjects(ctx: Context): Promise<Project[]> {
  const rows = await tables(ctx)
    .selectFrom('projects.project')
    .selectAll()
    .orderBy(sql`name collate "und-x-icu"`)
    .limit(maximumListed)
    .execute();
  return rows.map(projectOf);
}

/** One project. */
export async function readProject(ctx: Context, id: Id): Promise<Project | undefined> {
  return once(ctx, keyOf(id), async () => {
    const row = await tables(ctx)
      .selectFrom('projects.project')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && projectOf(row);
  });
}

/** The project of a key. */
export async function readProjectByKey(ctx: Context, key: string): Promise<Project | undefined> {
  const row = await tables(ctx)
    .selectFrom('projects.project')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
  return row && projectOf(row);
}

const keyOf = (id: Id) => `projects.project ${id}`;

/** Whether another project has the key. */
export async function isKeyTaken(
  ctx: Context,
  { key, id }: Pick<Project, 'key' | 'id'>,
): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('projects.project')
    .select('id')
    .where('key', '=', key)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a project with the settings that were set. */
export async function insertProject(
  ctx: Context,
  project: Omit<Project, 'settings'> & { settings: SettingChanges },
): Promise<void> {
  const row = { ...project, settings: JSON.stringify(project.settings) };
  await tables(ctx).insertInto('projects.project').values(row).execute();
}

/** Changes what is given of a project; settings that are not given stay. */
export async function updateProject(
  ctx: Context,
  id: Id,
  { settings = {}, ...about }: ProjectChanges,
): Promise<void> {
  await tables(ctx)
    .updateTable('projects.project')
    .set({ ...about, settings: sql`settings || ${JSON.stringify(settings)}::jsonb` })
    .where('id', '=', id)
    .execute();
  forget(ctx, keyOf(id));
}

/** Who works in a project. */
export async function readMembers(ctx: Context, projectId: Id): Promise<Id[]> {
  const rows = await tables(ctx)
    .selectFrom('projects.membership')
    .select('personId')
    .where('projectId', '=', projectId)
    .orderBy('personId')
    .limit(maximumListed)
    .execute();
  return rows.map((row) => row.personId);
}

/** The projects in which somebody works, of those in the actor's scope. */
export async function readProjectsOf(ctx: Context, personId: Id): Promise<Id[]> {
  const rows = await tables(ctx)
    .selectFrom('projects.membership')
    .select('projectId')
    .where('personId', '=', personId)
    .orderBy('projectId')
    .limit(maximumListed)
    .execute();
  return rows.map((row) => row.projectId);
}

/** Lets a person work in a project. */
export async function insertMembership(
  ctx: Context,
  membership: { projectId: Id; personId: Id },
): Promise<void> {
  await tables(ctx)
    .insertInto('projects.membership')
    .values(membership)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lets a person work in a project no more. */
export async function deleteMembership(
  ctx: Context,
  { projectId, personId }: { projectId: Id; personId: Id },
): Promise<void> {
  await tables(ctx)
    .deleteFrom('projects.membership')
    .where('projectId', '=', projectId)
    .where('personId', '=', personId)
    .execute();
}

/** A project's departments, in the order they were made. */
export async function readDepartments(ctx: Context, projectId: Id): Promise<Department[]> {
  return tables(ctx)
    .selectFrom('projects.department')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('id')
    .limit(maximumListed)
    .execute();
}

/** The departments that a person heads, of the projects in the actor's scope. */
export async function readDepartmentsOf(ctx: Context, personId: Id): Promise<Department[]> {
  return tables(ctx)
    .selectFrom('projects.department')
    .selectAll()
    .where('headPersonId', '=', personId)
    .where('isArchived', '=', false)
    .orderBy('id')
    .limit(maximumListed)
    .execute();
}

/** Adds or changes a department. */
export async function upsertDepartment(ctx: Context, department: Department): Promise<void> {
  const row = { ...department, names: JSON.stringify(department.names) };
  await tables(ctx)
    .insertInto('projects.department')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

function projectOf(row: Selectable<ProjectRow>): Project {
  return { ...row, settings: completeSettings(row.settings) };
}
