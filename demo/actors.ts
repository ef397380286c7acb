import { allPermissions } from '#app/modules.ts';
import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { permissionsOfRoles, type Role } from '#modules/staff/core/role.ts';
import type { Actor } from '#platform/context.ts';
import type { Roster } from './roster.ts';
import { agents } from './texts/people/agents.ts';
import { departmentHeads, evaluators, teams } from './texts/people.ts';
import type { ProjectKey } from './texts/projects/project.ts';

interface Seat {
  readonly login: string;
  readonly role: Role;
  readonly projectKeys: readonly ProjectKey[];
}

const seats: readonly Seat[] = [
  ...agents.map(({ login, projectKey }) => ({
    ...{ login, role: 'agent' as const, projectKeys: [projectKey] },
  })),
  ...teams.map(({ key, lead }) => ({
    ...{ login: lead.login, role: 'lead' as const },
    projectKeys: agents.filter(({ teamKey }) => teamKey === key).map((each) => each.projectKey),
  })),
  ...evaluators.map(({ login, projects }) => ({
    ...{ login, role: 'evaluator' as const, projectKeys: projects },
  })),
  ...departmentHeads.map(({ login, projectKey }) => ({
    ...{ login, role: 'department-head' as const, projectKeys: [projectKey] },
  })),
];

/** The people of the demo as they act: with the permissions of their role, in their projects. */
export function openActors(roster: Roster): (personId: Id) => Actor {
  const idOf = new Map(roster.projects.map(({ key, id }) => [key, id]));
  const actors = new Map(
    seats.map(({ login, role, projectKeys }): [Id, Actor] => {
      const id = present(roster.people[login], login);
      const permissions = permissionsOfRoles(allPermissions, [role]);
      const scope = [...new Set(projectKeys)].map((key) => present(idOf.get(key), key));
      return [id, { id, kind: 'person', permissions, scope }];
    }),
  );
  return (personId) => present(actors.get(personId), 'the actor');
}
