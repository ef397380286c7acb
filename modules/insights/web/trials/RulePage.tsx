import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InProjects, useChosenProject } from '#modules/projects/web/index.ts';
import { may as mayRoute } from '#modules/routing/contract.ts';
import { hasRule, type Trial, triedRule } from '#modules/routing/core/trial.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { FloorTabs } from '../FloorTabs.tsx';
import { TrialEnd } from './TrialEnd.tsx';
import { TrialStart } from './TrialStart.tsx';
import { TrialState } from './TrialState.tsx';
import classes from './Trials.module.css';
import { useTrials } from './use-trials.ts';

/** A rule of a queue: what it does, proven against the contacts that go without it. */
export function RulePage() {
  return (
    <InProjects>
      <OfProject />
    </InProjects>
  );
}

function OfProject() {
  const { project: wanted } = useSearch({ from: '/frame/floor/trials/$queueId/$rule' });
  const { project } = useChosenProject(wanted);
  if (!project) return <LoadingLines />;
  return (
    <Page isWide tools={<FloorTabs projectId={project.id} />}>
      <Rule projectId={project.id} />
    </Page>
  );
}

function Rule({ projectId }: { projectId: string }) {
  const { t, language } = useWords();
  const params = useParams({ from: '/frame/floor/trials/$queueId/$rule' });
  const { trials, queues, error, refetch } = useTrials(projectId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!trials || !queues) return <LoadingLines />;
  const rule = triedRule.options.find((each) => each === params.rule);
  const queue = queues.find(({ id }) => id === params.queueId);
  const back = (
    <AddressLink to={`/floor/trials?project=${projectId}`}>{t('trials.all')}</AddressLink>
  );
  if (!rule || !queue)
    return <Nothing icon={IconScale} title={t('trials.no-rule')} action={back} />;
  const its = trials.filter((each) => each.queueId === queue.id && each.rule === rule);
  const running = its.find(({ endedAt }) => endedAt === null);
  const ended = its.filter(({ endedAt }) => endedAt !== null).toReversed();
  return (
    <div className={classes.report}>
      <header className={classes.head}>
        <span>{back}</span>
        <h1>
          {t(`routing.rule.${rule}`)} · {queue.names[language]}
        </h1>
        <p className={classes.about}>{t(`routing.rule.${rule}.text`)}</p>
      </header>
      {running ? (
        <Running trial={running} />
      ) : (
        <Idle isSet={hasRule(queue, rule)} {...{ projectId, queueId: queue.id, rule }} />
      )}
      {ended.length > 0 && <Past trials={ended} />}
    </div>
  );
}

function Running({ trial }: { trial: Trial }) {
  const canManage = useMay(mayRoute.manage);
  return (
    <>
      {canManage && <TrialEnd trial={trial} />}
      <TrialState trial={trial} />
    </>
  );
}

function Idle(props: { isSet: boolean } & Omit<Parameters<typeof TrialStart>[0], 'onClose'>) {
  const { isSet, ...about } = props;
  const { t } = useWords();
  const canManage = useMay(mayRoute.manage);
  const [isStarting, setStarting] = useState(false);
  return (
    <>
      <Nothing
        icon={IconScale}
        title={t('trials.none')}
        text={t(isSet ? 'trials.none.text' : 'trials.not-set')}
        action={
          isSet &&
          canManage && <Button onClick={() => setStarting(true)}>{t('trials.start')}</Button>
        }
      />
      {isStarting && <TrialStart {...about} onClose={() => setStarting(false)} />}
    </>
  );
}

function Past({ trials }: { trials: readonly Trial[] }) {
  const { t } = useWords();
  return (
    <section aria-label={t('trials.past')}>
      <h2 className={classes.heading}>{t('trials.past')}</h2>
      {trials.map((trial) => (
        <PastTrial key={trial.id} trial={trial} />
      ))}
    </section>
  );
}

function PastTrial({ trial }: { trial: Trial }) {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { startedAt, endedAt, share, end } = trial;
  return (
    <details className={classes.past} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('trials.past.one', {
          from: format.date(startedAt),
          to: format.date(endedAt ?? startedAt),
          share: format.percent(share),
        })}{' '}
        {t(`trials.ended.${end ?? 'kept'}`)}
      </summary>
      {isOpen && (
        <div>
          <TrialState trial={trial} />
        </div>
      )}
    </details>
  );
}
