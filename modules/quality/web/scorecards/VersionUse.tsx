import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { qualityApi } from '../apis.ts';
import classes from './VersionRead.module.css';

const pageSize = 20;

/** The evaluations that used a version, newest first. */
export function VersionUse({ projectId, versionId }: { projectId: string; versionId: string }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const list = useInfiniteQuery(
    qualityApi.evaluations.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        projectId,
        scorecardVersionId: versionId,
        limit: pageSize,
        cursor,
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items);
  if (list.error) return <Problem error={list.error} onRetry={list.refetch} />;
  if (!items) return <LoadingLines lines={3} />;
  const pointsOf = (score: number | null) =>
    score === null
      ? ''
      : t('quality.score', { score: format.number(score, { maximumFractionDigits: 0 }) });
  return (
    <section>
      <h3 className={classes.heading}>{t('quality.card.used-by')}</h3>
      {items.length === 0 && <p className={classes.text}>{t('quality.card.used-by.none')}</p>}
      {items.length > 0 && (
        <div className={classes.use}>
          <Rows label={t('quality.card.used-by')}>
            {items.map(({ id, agentId, evaluatorId, completedAt, finalScore }) => (
              <Row
                key={id}
                title={nameOf(agentId)}
                detail={t('quality.heard-by', { name: nameOf(evaluatorId) })}
                aside={[format.dateTime(completedAt), pointsOf(finalScore)]
                  .filter(Boolean)
                  .join(' · ')}
                onOpen={() =>
                  void navigate({
                    to: '/evaluations/$projectId/$evaluationId',
                    params: { projectId, evaluationId: id },
                  })
                }
              />
            ))}
          </Rows>
        </div>
      )}
      {list.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('quality.card.used-by.more')}
        </Button>
      )}
    </section>
  );
}
