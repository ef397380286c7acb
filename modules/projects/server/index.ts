import type { ServerModule } from '#platform/module.ts';
import {
  departmentPut,
  may,
  membershipChanged,
  projectChanged,
  projectCreated,
} from '../contract.ts';

export { projectsRoutes } from './api.ts';
export {
  changeProject,
  createProject,
  getProject,
  listDepartments,
  listDepartmentsOf,
  listProjects,
  projectOfKey,
  putDepartment,
  putMember,
  settingsOf,
} from './projects.ts';

/** Operations run for a client or in-house: the root of all that is kept apart. */
export const projectsModule: ServerModule = {
  name: 'projects',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [projectCreated, projectChanged, membershipChanged, departmentPut],
};
