import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { id, language, route, type translated } from '#platform/http/contract.ts';
import { projectSettings, settingChanges } from './core/settings.ts';

const everyRole = [
  'agent',
  'lead',
  'evaluator',
  'department-head',
  'analyst',
  'administrator',
] as const;

export const may = permissions('projects', {
  read: everyRole,
  manage: ['administrator'],
  manageDepartments: ['lead', 'administrator'],
});

export const refusals = {
  notFound: 'projects.not-found',
  keyTaken: 'projects.key-taken',
} as const;

const name = z.string().trim().min(1).max(120);
const names = z.object({ en: name, ru: name, zh: name }) satisfies typeof translated;

export const project = z.object({
  id,
  /** A short word for addresses and files; unique. */
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  name,
  clientName: name.nullable(),
  language,
  colour: z.enum(['teal', 'indigo', 'orange', 'grape', 'green', 'cyan']),
  settings: projectSettings,
});
export type Project = z.infer<typeof project>;

const givenProject = project.omit({ id: true }).extend({ settings: settingChanges });
export const newProject = givenProject.extend({
  clientName: name.nullable().default(null),
  settings: settingChanges.default({}),
});
export type NewProject = z.input<typeof newProject>;
export const projectChanges = givenProject.partial();
export type ProjectChanges = z.infer<typeof projectChanges>;

export const department = z.object({
  id,
  projectId: id,
  names,
  headPersonId: id.nullable(),
  isArchived: z.boolean(),
});
export type Department = z.infer<typeof department>;

export const projectCreated = defineEvent('project.created', z.object({ project }));
export const projectChanged = defineEvent('project.changed', z.object({ project }));
export const membershipChanged = defineEvent(
  'membership.changed',
  z.object({ personId: id, isMember: z.boolean() }),
  ({ data }) => [`person:${data.personId}`],
);
export const departmentPut = defineEvent('department.put', z.object({ department }));

const inProject = z.object({ projectId: id });
const onePath = '/projects/{projectId}';
const tags = ['Projects'];

/** The routes of this module. */
export const projectsContract = {
  list: route(may.read)
    .route({ method: 'GET', path: '/projects', summary: 'My projects', tags })
    .output(z.object({ items: z.array(project) })),
  create: route(may.manage)
    .route({ method: 'POST', path: '/projects', summary: 'Make a project', tags })
    .input(newProject)
    .output(project),
  change: route(may.manage)
    .route({ method: 'PATCH', path: onePath, summary: 'Change a project', tags })
    .input(inProject.extend(projectChanges.shape))
    .output(project),
  members: route(may.read)
    .route({ method: 'GET', path: `${onePath}/members`, summary: 'Who works in it', tags })
    .input(inProject)
    .output(z.object({ personIds: z.array(id) })),
  putMember: route(may.manage)
    .route({ method: 'PUT', path: `${onePath}/members/{personId}`, summary: 'Add or remove', tags })
    .input(inProject.extend({ personId: id, isMember: z.boolean() })),
  departments: route(may.read)
    .route({ method: 'GET', path: `${onePath}/departments`, summary: 'Departments', tags })
    .input(inProject)
    .output(z.object({ items: z.array(department) })),
  putDepartment: route(may.manageDepartments)
    .route({
      method: 'PUT',
      path: `${onePath}/departments/{departmentId}`,
      summary: 'Add or change a department',
      tags,
    })
    .input(
      inProject.extend({
        departmentId: id,
        names,
        headPersonId: id.nullable().default(null),
        isArchived: z.boolean().default(false),
      }),
    )
    .output(department),
};
