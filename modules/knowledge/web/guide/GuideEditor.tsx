import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '#platform/web/api.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { refusals } from '../../contract.ts';
import { guideApi } from './api.ts';
import { GuideForm } from './GuideForm.tsx';

/** Writes the clarifying guide of a reason. */
export function GuideEditor(props: { projectId: string; reasonId: string }) {
  const { projectId, reasonId } = props;
  const { data, error, refetch } = useQuery({
    ...guideApi.guide.queryOptions({ input: { projectId, reasonId } }),
    refetchOnMount: 'always',
    retry: false,
  });
  const isNew = error instanceof ApiProblem && error.code === refusals.guideNotFound;
  if (error && !isNew && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data && !isNew) return <LoadingLines lines={6} />;
  return <GuideForm projectId={projectId} reasonId={reasonId} saved={data ?? null} />;
}
