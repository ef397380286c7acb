import { useParams } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { Hearing } from './Hearing.tsx';
import { Judging } from './Judging.tsx';
import { useTask } from './use-listening.ts';

/** One dialogue of the listening room: to be taken, to be judged, or judged. */
export function TaskPage() {
  const { t } = useWords();
  const me = useMe();
  const { projectId, taskId } = useParams({ from: '/frame/listening/$projectId/$taskId' });
  const { data, error, refetch } = useTask(projectId, taskId);
  useTitle(data && (data.task.customerName || t('quality.unnamed')));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const isMine = data.task.state === 'claimed' && data.task.claimedBy === me.id;
  return isMine ? <Judging key={taskId} view={data} /> : <Hearing key={taskId} view={data} />;
}
