import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useProjects } from '#modules/projects/web/index.ts';
import { useLive } from '#platform/web/live.ts';
import type { Following } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';

/** What is new for me in a project, kept up by what is published and read. */
export function useNews(projectId: string) {
  const client = useQueryClient();
  const input = { projectId };
  useLive([`project:${projectId}`], ({ name, projectId: where }) => {
    if (where === projectId && (name === 'article.published' || name === 'article.read'))
      void client.invalidateQueries({ queryKey: knowledgeApi.news.key({ input }) });
  });
  return useQuery(knowledgeApi.news.queryOptions({ input }));
}

/** How many articles I must still read in the project I see first, for the rail. */
export function useWantedCount(): number {
  const [first] = useProjects();
  const { data } = useQuery(
    knowledgeApi.news.queryOptions({
      input: { projectId: first?.id ?? '' },
      enabled: first !== undefined,
    }),
  );
  return data?.items.filter(({ isWanted }) => isWanted).length ?? 0;
}

/** What I hear news of in a project, and the way to change it. */
export function useFollowing(projectId: string) {
  const client = useQueryClient();
  const input = { projectId };
  const { queryKey } = knowledgeApi.following.queryOptions({ input });
  const { data } = useQuery(knowledgeApi.following.queryOptions({ input }));
  const { mutate } = useMutation(
    knowledgeApi.follow.mutationOptions({
      onSuccess: (items) => client.setQueryData(queryKey, items),
    }),
  );
  return {
    isFollowed: (what: Following) =>
      data?.items.some(
        ({ kind, subjectId }) => kind === what.kind && subjectId === what.subjectId,
      ) ?? false,
    follow: (what: Following, isOn: boolean) => mutate({ projectId, ...what, isOn }),
  };
}
