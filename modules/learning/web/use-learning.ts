import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { HeedEvent } from '#kernel/event.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { useLive } from '#platform/web/live.ts';
import { useMay, useMe } from '#platform/web/me.ts';
import { type Concern, may } from '../contract.ts';
import { applyToConcerns, applyToImprovements, applyToMistakes } from '../core/live.ts';
import { contactsApi, learningApi, projectsApi } from './apis.ts';

const pageSize = 50;
const allAtOnce = 200;

/** The project that the address names; else the first in which a department is mine, else my
 *  first. */
export function useChosenProject(): string | undefined {
  const { project } = useSearch({ strict: false });
  const projects = useProjects();
  const mine = useMyDepartments();
  return project ?? mine[0]?.projectId ?? projects[0]?.id;
}

/** The departments that I head; none for everybody else. */
export function useMyDepartments() {
  const mayRead = useMay(may.read);
  const { data } = useQuery(learningApi.myDepartments.queryOptions({ enabled: mayRead }));
  return data?.items ?? [];
}

/** How many customers' words nobody in my departments has read, for the rail. */
export function useUnreadCount(): number {
  const client = useQueryClient();
  useLearningEvents(undefined, ({ name }) => {
    const isNews = name.startsWith('concern.') || name.startsWith('improvement.');
    if (isNews) void client.invalidateQueries({ queryKey: learningApi.myDepartments.key() });
  });
  return useMyDepartments().reduce((sum, { unread }) => sum + unread, 0);
}

/** Hears what is told of concerns and improvements: to those who read all, and to heads.
 *  projectId: whose; undefined for the head alone. */
function useLearningEvents(
  projectId: string | undefined,
  onEvent: (event: HeedEvent) => void,
): void {
  const me = useMe();
  const mayAll = useMay(may.readAll);
  const room = mayAll && projectId ? [`learning:${projectId}`, `project:${projectId}`] : [];
  useLive([...room, `person:${me.id}`], onEvent);
}

/** Which concerns a list shows. */
export interface ConcernFilter {
  readonly projectId: string;
  readonly state?: Concern['state'] | undefined;
  readonly source?: Concern['source'] | undefined;
  readonly departmentId?: string | undefined;
  readonly reasonId?: string | undefined;
}

/** Concerns, newest first, kept up by events. */
export function useConcerns(filter: ConcernFilter) {
  const client = useQueryClient();
  const { projectId, state, source, departmentId, reasonId } = filter;
  const options = learningApi.concerns.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...filter, limit: pageSize, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const isShown = (concern: Concern) =>
    concern.projectId === projectId &&
    (state === undefined || concern.state === state) &&
    (source === undefined || concern.source === source) &&
    (departmentId === undefined || concern.departmentId === departmentId) &&
    (reasonId === undefined || concern.reasonId === reasonId);
  useLearningEvents(projectId, (event) =>
    client.setQueryData(options.queryKey, (known) => {
      if (!known) return known;
      const all = known.pages.flatMap((page) => page.items);
      const items = [...applyToConcerns(all, event, isShown)];
      const nextCursor = known.pages.at(-1)?.nextCursor ?? null;
      return { pages: [{ items, nextCursor }], pageParams: known.pageParams.slice(0, 1) };
    }),
  );
  return useInfiniteQuery(options);
}

/** The concern that an address names: of the list, or one that the list does not show. */
export function useConcern({
  projectId,
  id,
  listed,
}: {
  projectId: string;
  id: string | undefined;
  listed: readonly Concern[] | undefined;
}): { concern: Concern | undefined; error: Error | null } {
  const client = useQueryClient();
  const found = listed?.find((each) => each.id === id);
  const isElsewhere = id !== undefined && listed !== undefined && !found;
  const input = { projectId, concernId: id ?? '' };
  const { data, error } = useQuery(
    learningApi.concern.queryOptions({ input, enabled: isElsewhere }),
  );
  useLearningEvents(projectId, (event) => {
    if (event.subjectId !== id) return;
    void client.invalidateQueries({ queryKey: learningApi.concern.key({ input }) });
  });
  return { concern: found ?? (isElsewhere ? data : undefined), error: found ? null : error };
}

/** The improvements of a project, newest first, kept up by events. */
export function useImprovements(projectId: string) {
  const client = useQueryClient();
  const input = { projectId, limit: allAtOnce };
  const key = learningApi.improvements.queryKey({ input });
  useLearningEvents(projectId, (event) =>
    client.setQueryData(
      key,
      (known) =>
        known && {
          ...known,
          items: [
            ...applyToImprovements(known.items, event, (each) => each.projectId === projectId),
          ],
        },
    ),
  );
  return useQuery(learningApi.improvements.queryOptions({ input }));
}

/** The blameless log of a project, newest first, kept up by events. */
export function useMistakes(projectId: string) {
  const client = useQueryClient();
  const input = { projectId, limit: allAtOnce };
  const key = learningApi.mistakes.queryKey({ input });
  useLive([`project:${projectId}`], (event) =>
    client.setQueryData(key, (known) => {
      if (!known || event.projectId !== projectId) return known;
      return { ...known, items: [...applyToMistakes(known.items, event)] };
    }),
  );
  return useQuery(learningApi.mistakes.queryOptions({ input }));
}

/** Departments and reasons of a project by id, and those that can be chosen. */
export function useVocabulary(projectId: string) {
  const input = { projectId };
  const departments = useQuery(projectsApi.departments.queryOptions({ input })).data?.items ?? [];
  const reasons = useQuery(contactsApi.reasons.queryOptions({ input })).data?.items ?? [];
  return { departments, reasons };
}
