import type { Id } from '#kernel/id.ts';
import type { Language, ProjectKey } from './texts/projects/project.ts';

/** Under which ids the people and things of the texts stand in this centre. */
export interface Roster {
  /** By login. */
  readonly people: Readonly<Record<string, Id>>;
  readonly projects: readonly ProjectRoster[];
}

/** One project of the demo. Its things go by their keys in the texts. */
export interface ProjectRoster {
  readonly key: ProjectKey;
  readonly id: Id;
  readonly language: Language;
  readonly timeZone: string;
  readonly mailAddress: string;
  readonly mailboxId: Id;
  readonly departments: Readonly<Record<string, Id>>;
  readonly reasons: Readonly<Record<string, Id>>;
  readonly queues: Readonly<Record<string, Id>>;
  readonly declineReasonIds: readonly Id[];
  /** The public key of the widget on the project's sample page. */
  readonly widgetKey: string;
  readonly widgetId: Id;
}
