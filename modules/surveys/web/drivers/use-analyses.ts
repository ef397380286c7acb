import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { analysisChanged, applyToAnalyses } from '../../core/analysis/analysis.ts';
import { surveysApi } from '../apis.ts';

/** The analyses of a project, newest first, kept up by events while they are shown. */
export function useAnalyses(projectId: string) {
  const client = useQueryClient();
  const me = useMe();
  const options = surveysApi.analyses.list.queryOptions({ input: { projectId }, staleTime: 0 });
  useLive([`project:${projectId}`, `person:${me.id}`], (event) =>
    client.setQueryData(
      options.queryKey,
      (known) => known && { items: [...applyToAnalyses(known.items, event, projectId)] },
    ),
  );
  return useQuery(options);
}

/** One analysis with its report, kept up by events; the report is fetched when it is done. */
export function useAnalysis(which: { projectId: string; analysisId: string }) {
  const client = useQueryClient();
  const me = useMe();
  const options = surveysApi.analyses.show.queryOptions({ input: which, staleTime: 0 });
  useLive([`project:${which.projectId}`, `person:${me.id}`], (event) => {
    if (!isEvent(event, analysisChanged) || event.subjectId !== which.analysisId) return;
    const { analysis } = event.data;
    client.setQueryData(options.queryKey, (known) => known && { ...known, analysis });
    if (analysis.state === 'done') void client.invalidateQueries({ queryKey: options.queryKey });
  });
  return useQuery(options);
}
