import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import { useLive } from '#platform/web/live.ts';
import { type Gap, gapPut } from '../../contract.ts';
import { applyToGaps } from '../../core/live-gaps.ts';
import { knowledgeApi } from '../apis.ts';

/** What the knowledge of a project lacks, kept up by events. */
export function useGaps(projectId: string, state: Gap['state']) {
  const client = useQueryClient();
  const input = { projectId, state };
  const { queryKey } = knowledgeApi.gaps.queryOptions({ input });
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId !== projectId) return;
    const isShown = (gap: Gap) => gap.state === state;
    client.setQueryData(
      queryKey,
      (known) => known && { items: [...applyToGaps(known.items, event, isShown)] },
    );
  });
  return useQuery(knowledgeApi.gaps.queryOptions({ input }));
}

/** One gap with its evidence, kept up by events. */
export function useGap(projectId: string, gapId: string) {
  const client = useQueryClient();
  const input = { projectId, gapId };
  useLive([`project:${projectId}`], (event) => {
    if (isEvent(event, gapPut) && event.subjectId === gapId)
      void client.invalidateQueries({ queryKey: knowledgeApi.gap.key({ input }) });
  });
  return useQuery(knowledgeApi.gap.queryOptions({ input }));
}
