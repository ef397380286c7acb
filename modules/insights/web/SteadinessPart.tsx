import { Button } from '@mantine/core';
import { IconWaveSine } from '@tabler/icons-react';
import { useState } from 'react';
import { signalKinds } from '#kernel/control-chart.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { SignalMark } from '#platform/web/SignalMark.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SteadinessRow } from '../contract.ts';
import { ControlChart } from './ControlChart.tsx';
import type { Choice } from './choice.ts';
import { NamedFigure } from './NamedFigure.tsx';
import classes from './SteadinessPart.module.css';
import { useSteadiness } from './use-board.ts';

/** As many as are looked at first; the rest is steadier. */
const shownFirst = 6;

const columns = [
  'steadiness.signals',
  'first-response.median',
  'first-response.p90',
  'first-response.p90-of-median',
] as const;

/** How evenly queues, channels and agents answer, the least steady first. */
export function SteadinessPart({ projectId, choice }: { projectId: string; choice: Choice }) {
  const { t } = useWords();
  const report = useSteadiness(projectId, choice);
  return (
    <section className={classes.part} aria-label={t('floor.steadiness')}>
      <h2 className={classes.title}>{t('floor.steadiness')}</h2>
      {report.error && <Problem error={report.error} onRetry={report.refetch} />}
      {report.isPending && <LoadingLines />}
      {report.data?.rows.length === 0 && (
        <Nothing
          icon={IconWaveSine}
          title={t('floor.steadiness.none')}
          text={t('floor.steadiness.none.text')}
        />
      )}
      {report.data && report.data.rows.length > 0 && <Rows {...report.data} />}
    </section>
  );
}

function Rows({ rows, leftOut }: { rows: readonly SteadinessRow[]; leftOut: number }) {
  const { t } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? rows : rows.slice(0, shownFirst);
  return (
    <>
      <ul className={classes.marks}>
        {signalKinds.map((each) => (
          <li key={each}>
            <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
              <SignalMark signal={each} />
            </svg>
            {t(`frame.signal.${each}`)}
          </li>
        ))}
      </ul>
      <ul className={classes.rows}>
        {shown.map((row) => (
          <Row key={keyOf(row)} row={row} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button variant="default" size="xs" onClick={() => setShowsAll(true)}>
          {t('floor.steadiness.more', { count: rows.length - shown.length })}
        </Button>
      )}
      {leftOut > 0 && shown.length === rows.length && (
        <p className={classes.note}>{t('floor.steadiness.left-out', { count: leftOut })}</p>
      )}
    </>
  );
}

function Row({ row }: { row: SteadinessRow }) {
  const { t } = useWords();
  const { kind, channel } = row.subject;
  const latePoints = row.figures.find(({ formula }) => formula === 'steadiness.signals')?.n ?? 0;
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <h3 className={classes.name}>
          <Name subject={row.subject} />
          <span className={classes.kind}>
            {kind === 'channel'
              ? t('floor.channel')
              : `${t(`floor.${kind}`)} · ${t(`floor.channel.${channel}`)}`}
          </span>
        </h3>
        <dl className={classes.figures}>
          {columns.map((column) => {
            const figure = row.figures.find(({ formula }) => formula === column);
            if (!figure) return null;
            return (
              <div key={column}>
                <dt>{t(`floor.figure.${column}`)}</dt>
                <dd>
                  <NamedFigure figure={figure} />
                </dd>
              </div>
            );
          })}
        </dl>
      </div>
      <ControlChart steadiness={row} latePoints={latePoints} />
    </li>
  );
}

function Name({ subject }: { subject: SteadinessRow['subject'] }) {
  const { t, language } = useWords();
  switch (subject.kind) {
    case 'queue':
      return <UserText text={subject.names[language]} />;
    case 'channel':
      return t(`floor.channel.${subject.channel}`);
    case 'agent':
      return <UserText text={subject.name} />;
  }
}

function keyOf({ subject }: SteadinessRow): string {
  const { kind, channel } = subject;
  if (kind === 'channel') return channel;
  return `${channel} ${kind === 'queue' ? subject.queueId : subject.agentId}`;
}
