import { Progress, Text } from '@mantine/core';
import type { Trial } from '#modules/routing/core/trial.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { TrialArms } from './TrialArms.tsx';
import classes from './Trials.module.css';
import { sizeWords, verdictWords } from './trial-words.ts';
import { useTrialReport } from './use-trials.ts';

/** What a trial shows: its verdict, or how far it is, and both of its arms. */
export function TrialState({ trial }: { trial: Trial }) {
  const words = useWords();
  const { t, format } = words;
  const { projectId, id: trialId, plan, share, startedAt } = trial;
  const { data, error, refetch } = useTrialReport({ projectId, trialId });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  const { drawn, known, verdict } = data;
  return (
    <div className={classes.report}>
      <div className={classes.verdict}>
        <p className={classes.says}>{verdictWords(data, words)}</p>
        {!verdict && !trial.endedAt && (
          <Progress
            value={Math.min(100, (known / plan.contacts) * 100)}
            aria-label={t('trials.progress')}
          />
        )}
        <Text size="sm">
          {t('trials.about', {
            date: format.date(startedAt),
            share: format.percent(share),
            treated: format.number(drawn.treated),
            control: format.number(drawn.control),
          })}{' '}
          {t('trials.about.plan', {
            measure: t(`trials.measure.${plan.measure}`),
            difference: sizeWords(plan.measure, plan.difference, words),
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('trials.about.looks')}
        </Text>
      </div>
      <TrialArms report={data} />
    </div>
  );
}
