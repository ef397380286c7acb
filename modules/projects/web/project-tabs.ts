import type { Permission } from '#kernel/permission.ts';
import { createSlot } from '#platform/web/slot.ts';
import type { WordId } from '#platform/web/words.ts';

/** A page in the settings of a project. path: after the project's own, `queues`; '' for it. */
export interface ProjectTab {
  readonly path: string;
  readonly label: WordId;
  readonly permission: Permission;
  readonly order: number;
}

/** The pages of a project's settings. Modules above add theirs, and a route for each below
 *  projectSettingsRoute. */
export const projectTabs = createSlot<ProjectTab>();
