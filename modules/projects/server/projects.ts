import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { namesOf, setReach } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type Department,
  departmentPut,
  may,
  membershipChanged,
  type NewProject,
  newProject,
  type Project,
  type ProjectChanges,
  projectChanged,
  projectCreated,
  refusals,
} from '../contract.ts';
import { completeSettings, type ProjectSettings } from '../core/settings.ts';
import {
  deleteMembership,
  insertMembership,
  insertProject,
  isKeyTaken,
  readDepartments,
  readDepartmentsOf,
  readMembers,
  readProject,
  readProjectByKey,
  readProjects,
  readProjectsOf,
  updateProject,
  upsertDepartment,
} from './store.ts';

/** The projects that the actor may see, by name. */
export async function listProjects(ctx: Context): Promise<Project[]> {
  authorise(ctx, may.read);
  return readProjects(ctx);
}

/** One project. */
export async function getProject(ctx: Context, projectId: Id): Promise<Project> {
  authorise(ctx, may.read);
  return (await readProject(ctx, projectId)) ?? refuse(refusals.notFound);
}

/** The project of a key, for addresses that people are given; null when there is none. */
export async function projectOfKey(ctx: Context, key: string): Promise<Project | null> {
  authorise(ctx, may.read);
  return (await readProjectByKey(ctx, key)) ?? null;
}

/** The rules of a project, for the modules above: whoever has it in scope may know them. */
export async function settingsOf(ctx: Context, projectId: Id): Promise<ProjectSettings> {
  const project = await readProject(ctx, projectId);
  return project?.settings ?? refuse(refusals.notFound);
}

/** Makes a project. Only for those whose scope has no bounds: a new project is in no other. */
export async function createProject(ctx: Context, input: NewProject): Promise<Project> {
  authorise(ctx, may.manage);
  if (ctx.actor.scope !== 'everything') refuse('forbidden', { reason: 'scope' });
  const { settings, ...about } = newProject.parse(input);
  const id = newId(Date.parse(ctx.now));
  if (await isKeyTaken(ctx, { id, key: about.key })) refuse(refusals.keyTaken, { field: 'key' });
  await insertProject(ctx, { ...about, id, settings });
  const project = { ...about, id, settings: completeSettings(settings) };
  ctx.emit(projectCreated, { projectId: id, subjectId: id, data: { project } });
  await ctx.audit('projects.created', id);
  return project;
}

/** Changes what is given of a project; of its settings too. */
export async function changeProject(
  ctx: Context,
  { projectId, ...changes }: ProjectChanges & { projectId: Id },
): Promise<Project> {
  authorise(ctx, may.manage);
  const { key } = changes;
  if (key && (await isKeyTaken(ctx, { id: projectId, key }))) {
    refuse(refusals.keyTaken, { field: 'key' });
  }
  await updateProject(ctx, projectId, changes);
  const project = await getProject(ctx, projectId);
  ctx.emit(projectChanged, { projectId, subjectId: projectId, data: { project } });
  await ctx.audit('projects.changed', projectId, { changed: Object.keys(changes) });
  return project;
}

/** Who works in a project. */
export async function listMembers(ctx: Context, projectId: Id): Promise<Id[]> {
  authorise(ctx, may.read);
  return readMembers(ctx, projectId);
}

/** Lets a person work in a project, or no more. His next request is bound by it. */
export async function putMember(
  ctx: Context,
  { projectId, personId, isMember }: { projectId: Id; personId: Id; isMember: boolean },
): Promise<void> {
  authorise(ctx, may.manage);
  await getProject(ctx, projectId);
  const before = await readProjectsOf(ctx, personId);
  if (before.includes(projectId) === isMember) return;
  await setReach(ctx, { personId, projectId, isMember });
  await (isMember ? insertMembership : deleteMembership)(ctx, { projectId, personId });
  const data = { personId, isMember };
  ctx.emit(membershipChanged, { projectId, subjectId: personId, data });
  await ctx.audit('projects.member-put', personId, { projectId, isMember });
}

/** The projects in which a person works, of those that the actor may see. */
export async function scopeOf(ctx: Context, personId: Id): Promise<Id[]> {
  authorise(ctx, may.read);
  return readProjectsOf(ctx, personId);
}

/** A project's departments, in the order they were made. */
export async function listDepartments(ctx: Context, projectId: Id): Promise<Department[]> {
  authorise(ctx, may.read);
  return readDepartments(ctx, projectId);
}

/** The departments that a person heads. */
export async function listDepartmentsOf(ctx: Context, personId: Id): Promise<Department[]> {
  authorise(ctx, may.read);
  return readDepartmentsOf(ctx, personId);
}

/** Adds or changes a department. */
export async function putDepartment(ctx: Context, department: Department): Promise<Department> {
  authorise(ctx, may.manageDepartments);
  const { projectId, id, headPersonId } = department;
  await getProject(ctx, projectId);
  if (headPersonId && !(await namesOf(ctx, [headPersonId])).has(headPersonId)) {
    refuse('not-found', { field: 'headPersonId' });
  }
  await upsertDepartment(ctx, department);
  ctx.emit(departmentPut, { projectId, subjectId: id, data: { department } });
  await ctx.audit('projects.department-put', id);
  return department;
}
