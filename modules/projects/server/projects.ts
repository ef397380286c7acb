import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { setReach } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type Department,
  departmentPut,
  may,
  membershipChanged,
  type Project,
  projectChanged,
  projectCreated,
  type ReplyTemplate,
  refusals,
  templatePut,
} from '../contract.ts';
import { completeSettings, type ProjectSettings } from '../core/settings.ts';
import {
  deleteMembership,
  insertMembership,
  isKeyTaken,
  readDepartments,
  readDepartmentsOf,
  readMembers,
  readProject,
  readProjects,
  readProjectsOf,
  readTemplates,
  upsertDepartment,
  upsertProject,
  upsertTemplate,
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

/** The rules of a project, for the modules above: whoever has it in scope may know them. */
export async function settingsOf(ctx: Context, projectId: Id): Promise<ProjectSettings> {
  const project = await readProject(ctx, projectId);
  return project?.settings ?? refuse(refusals.notFound);
}

/** Makes a project. */
export async function createProject(
  ctx: Context,
  given: Omit<Project, 'id' | 'settings'> & { settings?: Partial<ProjectSettings> },
): Promise<Project> {
  authorise(ctx, may.manage);
  const id = newId(Date.parse(ctx.now));
  const project: Project = { ...given, id, settings: completeSettings(given.settings ?? {}) };
  if (await isKeyTaken(ctx, project)) refuse(refusals.keyTaken, { field: 'key' });
  await upsertProject(ctx, project);
  ctx.emit(projectCreated, { projectId: id, subjectId: id, data: { project } });
  await ctx.audit('projects.created', id);
  return project;
}

/** Changes what is given of a project. */
export async function changeProject(
  ctx: Context,
  { projectId, ...changes }: { projectId: Id } & Partial<Omit<Project, 'id'>>,
): Promise<Project> {
  authorise(ctx, may.manage);
  const before = await getProject(ctx, projectId);
  const project: Project = { ...before, ...changes };
  if (await isKeyTaken(ctx, project)) refuse(refusals.keyTaken, { field: 'key' });
  await upsertProject(ctx, project);
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
  await (isMember ? insertMembership : deleteMembership)(ctx, { projectId, personId });
  await setReach(ctx, { personId, projectId, isMember });
  const data = { personId, isMember };
  ctx.emit(membershipChanged, { projectId, subjectId: personId, data });
  await ctx.audit('projects.member-put', personId, { projectId, isMember });
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
  const { projectId, id } = department;
  await getProject(ctx, projectId);
  await upsertDepartment(ctx, department);
  ctx.emit(departmentPut, { projectId, subjectId: id, data: { department } });
  await ctx.audit('projects.department-put', id);
  return department;
}

/** A project's reply templates, in the order they were made. */
export async function listTemplates(ctx: Context, projectId: Id): Promise<ReplyTemplate[]> {
  authorise(ctx, may.read);
  return readTemplates(ctx, projectId);
}

/** Adds or changes a reply template. */
export async function putTemplate(ctx: Context, template: ReplyTemplate): Promise<ReplyTemplate> {
  authorise(ctx, may.manageTemplates);
  const { projectId, id } = template;
  await getProject(ctx, projectId);
  await upsertTemplate(ctx, template);
  ctx.emit(templatePut, { projectId, subjectId: id, data: { template } });
  return template;
}
