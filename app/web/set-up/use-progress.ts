import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Project } from '#modules/projects/contract.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { chatApi, contactsApi, emailApi, projectsApi, routingApi, staffApi } from './apis.ts';
import { nextStep, type Step } from './steps.ts';

/** How far the set-up of the first project is. */
export interface Progress {
  readonly project: Project | undefined;
  readonly queue: Queue | undefined;
  readonly done: ReadonlySet<Step>;
  readonly next: Step;
}

/** What was left for later on this device, and whether the set-up is over. */
export interface Memory {
  readonly skipped: readonly Step[];
  readonly isOver: boolean;
}

/** The memory of this device; null before the set-up was ever opened here. */
export function useMemory() {
  return useLocalStorage<Memory | null>({
    key: 'heed.set-up',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
}

/** Ids begin with the time of their making. */
function firstMade(projects: readonly Project[]): Project | undefined {
  return projects.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
}

/** Reads off the centre itself how far its set-up is, so that it goes on from any device.
 *  isReady: all of it is known. */
export function useProgress(skipped: readonly Step[]) {
  const projects = useQuery(projectsApi.list.queryOptions());
  const project = firstMade(projects.data?.items ?? []);
  const ofProject = { input: { projectId: project?.id ?? '' }, enabled: project !== undefined };
  const queues = useQuery(routingApi.queues.queryOptions(ofProject));
  const people = useQuery(staffApi.people.list.queryOptions({ input: { limit: 2 } }));
  const mailboxes = useQuery(emailApi.mailboxes.queryOptions(ofProject));
  const widgets = useQuery(chatApi.list.queryOptions(ofProject));
  const contacts = useQuery(
    contactsApi.list.queryOptions({
      ...ofProject,
      input: { projectId: project?.id ?? '', limit: 1 },
    }),
  );
  const asked = project ? [queues, people, mailboxes, widgets, contacts] : [];
  const all = [projects, ...asked];
  const counts: Record<Step, number | undefined> = {
    project: projects.data?.items.length,
    queue: queues.data?.items.length,
    people: (people.data?.items.length ?? 0) - 1,
    mail: mailboxes.data?.items.length,
    chat: widgets.data?.items.length,
    contact: contacts.data?.items.length,
  };
  const done = new Set(
    Object.entries(counts).flatMap(([step, count]) => ((count ?? 0) > 0 ? [step as Step] : [])),
  );
  const progress: Progress = {
    project,
    queue: queues.data?.items[0],
    done,
    next: nextStep(done, skipped),
  };
  return {
    progress,
    isReady: all.every(({ data }) => data),
    error: all.find(({ error }) => error)?.error ?? null,
    refetch: () => void Promise.all(all.map((query) => query.refetch())),
  };
}
