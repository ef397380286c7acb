import { IconSettings } from '@tabler/icons-react';
import { personParts, projectChooser } from '#modules/staff/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';
import { PersonProjects } from './PersonProjects.tsx';
import { ProjectChoice } from './ProjectChoice.tsx';
import { projectTabs } from './project-tabs.ts';
import {
  aboutProjectRoute,
  departmentsRoute,
  membersRoute,
  projectSettingsRoute,
  rulesRoute,
  settingsRoute,
  settingsStartRoute,
} from './routes.ts';

export { InProjects } from './InProjects.tsx';
export { findInMyProjects } from './my-projects.ts';
export { ProjectFields } from './ProjectFields.tsx';
export { ProjectSelect } from './ProjectSelect.tsx';
export {
  factsOfProject,
  newProjectFacts,
  projectFactPaths,
  withFacts,
} from './project-facts.ts';
export { projectTabs } from './project-tabs.ts';
export { projectSettingsRoute } from './routes.ts';
export { timeZones } from './time-zones.ts';
export { useChosenProject } from './use-chosen-project.ts';
export { useProject, useProjectId, useProjects } from './use-project.ts';

type ProjectsWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends ProjectsWords {}
}

personParts.fill({ order: 10, component: PersonProjects });
projectChooser.fill({ order: 10, component: ProjectChoice });

projectTabs.fill({ path: '', label: 'projects.about', permission: may.manage, order: 10 });
projectTabs.fill({ path: 'rules', label: 'projects.rules', permission: may.manage, order: 20 });
projectTabs.fill({ path: 'members', label: 'projects.members', permission: may.manage, order: 30 });
projectTabs.fill({
  path: 'departments',
  label: 'projects.departments',
  permission: may.manageDepartments,
  order: 40,
});

/** What projects bring to the browser: the settings. */
export const projectsDoor = {
  routes: [
    settingsRoute.addChildren([
      settingsStartRoute,
      projectSettingsRoute.addChildren([
        aboutProjectRoute,
        rulesRoute,
        membersRoute,
        departmentsRoute,
      ]),
    ]),
  ],
  places: [
    {
      path: '/settings',
      icon: IconSettings,
      label: 'projects.settings',
      permission: may.manageDepartments,
      order: 110,
      keys: 'g s',
    },
  ],
} as const satisfies WebDoor;
