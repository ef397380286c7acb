import { IconClipboardCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { isEvent } from '#kernel/event.ts';
import { InProjects, useProjects } from '#modules/projects/web/index.ts';
import { RatingMark, useNameOf } from '#modules/surveys/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Evaluation, evaluationCompleted, may } from '../contract.ts';
import { qualityApi } from './apis.ts';
import classes from './Evaluations.module.css';
import room from './Listening.module.css';
import { LoopTabs } from './LoopTabs.tsx';
import { ProjectChoice } from './ProjectChoice.tsx';
import { useQualityEvents } from './use-quality-events.ts';

const pageSize = 50;
const rowPx = 76;

/** Evaluated dialogues of a project: all for those who listen, one's own for an agent. */
export function Evaluations() {
  const { t } = useWords();
  const { project } = useSearch({ from: '/frame/evaluations/' });
  const mayListen = useMay(may.listen);
  const [first] = useProjects();
  const projectId = project ?? first?.id;
  const list = useEvaluations(projectId);
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <div className={room.room}>
      <div className={room.tools}>
        <LoopTabs />
        <ProjectChoice chosenId={projectId} />
      </div>
      <div className={room.list}>
        <InProjects>
          {list.error && <Problem error={list.error} onRetry={list.refetch} />}
          {!items && !list.error && <LoadingLines />}
          {items?.length === 0 && (
            <Nothing
              icon={IconClipboardCheck}
              title={t('quality.evaluations.empty')}
              text={t(
                mayListen ? 'quality.evaluations.empty.text' : 'quality.evaluations.mine.text',
              )}
            />
          )}
          {items && items.length > 0 && (
            <List
              projectId={projectId ?? ''}
              items={items}
              onEnd={() => {
                if (list.hasNextPage) void list.fetchNextPage();
              }}
            />
          )}
        </InProjects>
      </div>
    </div>
  );
}

function useEvaluations(projectId: string | undefined) {
  const client = useQueryClient();
  useQualityEvents((event) => {
    const isNews = isEvent(event, evaluationCompleted);
    if (isNews) void client.invalidateQueries({ queryKey: qualityApi.evaluations.list.key() });
  });
  return useInfiniteQuery(
    qualityApi.evaluations.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        projectId: projectId ?? '',
        limit: pageSize,
        cursor,
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      enabled: projectId !== undefined,
    }),
  );
}

function List(props: { projectId: string; items: readonly Evaluation[]; onEnd: () => void }) {
  const { projectId, items, onEnd } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <VirtualList
      items={items}
      keyOf={({ id }) => id}
      row={(evaluation) => <Row evaluation={evaluation} />}
      label={t('quality.evaluations')}
      name={`quality.evaluations.${projectId}`}
      rowPx={rowPx}
      onChoose={({ id: evaluationId }) =>
        void navigate({
          to: '/evaluations/$projectId/$evaluationId',
          params: { projectId, evaluationId },
        })
      }
      onEnd={onEnd}
    />
  );
}

function Row({ evaluation }: { evaluation: Evaluation }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { rating, agentId, evaluatorId, note, completedAt, scoreBeforeAutoFail } = evaluation;
  return (
    <div className={classes.row}>
      <RatingMark rating={rating} />
      <div className={classes.lines}>
        <div className={classes.line}>
          <UserText className={classes.name} text={nameOf(agentId)} />
          <time dateTime={completedAt}>{format.dateTime(completedAt)}</time>
        </div>
        <p className={classes.note}>
          {note ? <UserText text={note} /> : t('quality.evaluations.no-note')}
        </p>
        <div className={classes.facts}>
          {scoreBeforeAutoFail !== null && (
            <span data-number>
              {t('quality.score', {
                score: format.number(scoreBeforeAutoFail, { maximumFractionDigits: 0 }),
              })}
            </span>
          )}
          {evaluation.failedCritical.length > 0 && (
            <span>{t('quality.critical', { count: evaluation.failedCritical.length })}</span>
          )}
          <UserText text={t('quality.heard-by', { name: nameOf(evaluatorId) })} />
        </div>
      </div>
    </div>
  );
}
