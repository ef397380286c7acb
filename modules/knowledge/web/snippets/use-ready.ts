import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import type { ReadyStock } from '../../core/snippets/finding.ts';
import { applyToMacros, applyToSnippets } from '../../core/snippets/live-ready.ts';
import { knowledgeApi } from '../apis.ts';

/** What agents of a project have ready, kept up by events, with how often each was used. undefined
 *  while it loads; without figures it is shown without them. */
export function useReady(projectId: string): {
  stock: ReadyStock | undefined;
  error: Error | null;
  refetch: () => void;
} {
  const me = useMe();
  const client = useQueryClient();
  const input = { projectId };
  useLive([`project:${projectId}`, `person:${me.id}`], (event) => {
    client.setQueryData(
      knowledgeApi.snippets.queryKey({ input }),
      (known) =>
        known && {
          items: [...applyToSnippets(known.items, event, { projectId, personId: me.id })],
        },
    );
    client.setQueryData(
      knowledgeApi.macros.queryKey({ input }),
      (known) => known && { items: [...applyToMacros(known.items, event, { projectId })] },
    );
  });
  const snippets = useQuery(knowledgeApi.snippets.queryOptions({ input }));
  const macros = useQuery(knowledgeApi.macros.queryOptions({ input }));
  const used = useQuery(knowledgeApi.readyUse.queryOptions({ input })).data?.items;
  const stock = useMemo(
    () =>
      snippets.data &&
      macros.data && {
        snippets: snippets.data.items,
        macros: macros.data.items,
        uses: new Map((used ?? []).map(({ subjectId, count }) => [subjectId, count])),
      },
    [snippets.data, macros.data, used],
  );
  const refetch = () => void Promise.all([snippets.refetch(), macros.refetch()]);
  return { stock, error: snippets.error ?? macros.error, refetch };
}
