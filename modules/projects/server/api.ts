import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { projectsContract } from '../contract.ts';
import {
  changeProject,
  createProject,
  listDepartments,
  listMembers,
  listProjects,
  putDepartment,
  putMember,
} from './projects.ts';

const os = implement(projectsContract).$context<RequestContext>();

/** The routes of the contract. */
export const projectsRoutes = os.router({
  list: os.list.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listProjects(ctx) })),
  ),
  create: os.create.handler(({ input, context }) =>
    context.run((ctx) => createProject(ctx, input)),
  ),
  change: os.change.handler(({ input, context }) =>
    context.run((ctx) => changeProject(ctx, input)),
  ),
  members: os.members.handler(({ input, context }) =>
    context.run(async (ctx) => ({ personIds: await listMembers(ctx, input.projectId) })),
  ),
  putMember: os.putMember.handler(({ input, context }) =>
    context.run((ctx) => putMember(ctx, input)),
  ),
  departments: os.departments.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listDepartments(ctx, input.projectId) })),
  ),
  putDepartment: os.putDepartment.handler(({ input: { departmentId, ...rest }, context }) =>
    context.run((ctx) => putDepartment(ctx, { ...rest, id: departmentId })),
  ),
});
