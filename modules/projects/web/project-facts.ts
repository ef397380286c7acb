import type { Language } from '#platform/http/contract.ts';
import type { Project } from '../contract.ts';
import { keyOfName } from './project-key.ts';

/** What a project is, as it is written down. */
export type ProjectFacts = Pick<Project, 'name' | 'clientName' | 'key' | 'language' | 'colour'> & {
  readonly timeZone: string;
};

export const projectFactPaths = [
  'name',
  'clientName',
  'key',
  'language',
  'colour',
  'settings.timeZone',
] as const;

/** What is likely of a new project. */
export function newProjectFacts(language: Language): ProjectFacts {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { name: '', clientName: null, key: '', language, colour: 'teal', timeZone };
}

/** What is written down of a project that is there. */
export function factsOfProject(project: Project): ProjectFacts {
  const { name, clientName, key, language, colour, settings } = project;
  return { name, clientName, key, language, colour, timeZone: settings.timeZone };
}

/** The next facts of a new project: its short name follows its name until it is written by hand. */
export function withFacts(before: ProjectFacts, next: ProjectFacts): ProjectFacts {
  const isFollowing = before.key === keyOfName(before.name) && next.key === before.key;
  return isFollowing ? { ...next, key: keyOfName(next.name) } : next;
}
