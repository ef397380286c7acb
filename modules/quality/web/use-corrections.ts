import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay, useMe } from '#platform/web/me.ts';
import { type Correction, may } from '../contract.ts';
import { applyToMyCorrections, correctionOf } from '../core/live.ts';
import { qualityApi } from './apis.ts';
import { useProjects, useQualityEvents } from './use-quality-events.ts';

const mineKey = qualityApi.corrections.mine.queryKey();
const shownPerProject = 100;

/** Which corrections a list shows. */
export type CorrectionView = 'open' | 'closed';

/** The corrections that I was told of, kept up by events. */
export function useMyCorrections() {
  const me = useMe();
  const client = useQueryClient();
  useQualityEvents((event) =>
    client.setQueryData(
      mineKey,
      (known) => known && { items: [...applyToMyCorrections(known.items, event, me.id)] },
    ),
  );
  return useQuery(qualityApi.corrections.mine.queryOptions());
}

/** How many corrections I have to acknowledge, for the rail. */
export function useUnacknowledgedCount(): number {
  const items = useMyCorrections().data?.items ?? [];
  return items.filter(({ chain }) => chain.acknowledgedAt === null && chain.closedAt === null)
    .length;
}

/** The corrections of all my projects, kept up by events: open ones by what is due first, closed
 *  ones the newest first. */
export function useCorrections(view: CorrectionView) {
  const client = useQueryClient();
  const mayCorrect = useMay(may.correct);
  const projects = useProjects();
  const inputOf = (projectId: string) => ({ projectId, state: view, limit: shownPerProject });
  useQualityEvents((event) => {
    const correction = correctionOf(event);
    if (!correction) return;
    const key = qualityApi.corrections.list.queryKey({ input: inputOf(correction.projectId) });
    client.setQueryData(
      key,
      (known) => known && { ...known, items: placed(known.items, correction, view) },
    );
  });
  const results = useQueries({
    queries: projects.map(({ id }) =>
      qualityApi.corrections.list.queryOptions({ input: inputOf(id), enabled: mayCorrect }),
    ),
  });
  const items = results.flatMap(({ data }) => data?.items ?? []);
  return {
    items: items.sort(view === 'open' ? dueFirst : newestFirst),
    isLoading: projects.length === 0 || results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error)?.error ?? null,
  };
}

/** One correction with its history, kept up by events. */
export function useCorrection(projectId: string, correctionId: string) {
  const client = useQueryClient();
  const input = { projectId, correctionId };
  const key = qualityApi.corrections.show.queryKey({ input });
  useQualityEvents((event) => {
    const correction = correctionOf(event);
    if (correction?.id !== correctionId) return;
    client.setQueryData(key, (known) => known && { ...known, correction });
    void client.invalidateQueries({ queryKey: key });
  });
  return useQuery(qualityApi.corrections.show.queryOptions({ input }));
}

function placed(
  items: readonly Correction[],
  correction: Correction,
  view: CorrectionView,
): Correction[] {
  const others = items.filter(({ id }) => id !== correction.id);
  const isOpen = correction.chain.closedAt === null;
  return isOpen === (view === 'open') ? [correction, ...others] : others;
}

function dueFirst(one: Correction, other: Correction): number {
  return order(one.dueAt ?? '~', other.dueAt ?? '~') || order(one.id, other.id);
}

function newestFirst(one: Correction, other: Correction): number {
  return order(other.openedAt, one.openedAt) || order(other.id, one.id);
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
