import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { generations } from '#modules/customers/core/generation.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import {
  type Loyalty,
  type LoyaltyOutcome,
  type LoyaltyReport,
  loyaltyDivision,
} from '../../core/loyalty-report.ts';
import { GainFigure } from './GainFigure.tsx';
import classes from './Loyalty.module.css';
import { RateFigure } from './RateFigure.tsx';

const channels = ['chat', 'email'] as const;
const shownOutcomes = ['returned', 'ordered'] as const;

/** Loyalty divided, the most contacts first. isOfAll: of all my projects. */
export function Parts({ report, isOfAll }: { report: LoyaltyReport; isOfAll: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/ratings/loyalty' });
  const possible = loyaltyDivision.options.filter((each) => each !== 'project' || isOfAll);
  return (
    <section className={classes.part} aria-label={t('surveys.loyalty.divided')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('surveys.loyalty.divided')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('surveys.loyalty.divided')}
          value={report.by}
          data={possible.map((each) => ({ value: each, label: t(`surveys.loyalty.by.${each}`) }))}
          onChange={(next) => {
            const by = possible.find((each) => each === next);
            if (by) void navigate({ to: '/ratings/loyalty', search: { ...search, by } });
          }}
        />
      </div>
      {report.parts.length === 0 ? (
        <p className={classes.note}>{t('surveys.loyalty.divided.none')}</p>
      ) : (
        <PartTable report={report} />
      )}
    </section>
  );
}

function PartTable({ report }: { report: LoyaltyReport }) {
  const { t, format } = useWords();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t(`surveys.loyalty.by.${report.by}`)}</th>
            <th data-number>{t('surveys.loyalty.rated')}</th>
            <th data-number>{t('surveys.satisfaction')}</th>
            {shownOutcomes.map((outcome) => (
              <OutcomeHeads key={outcome} outcome={outcome} />
            ))}
          </tr>
        </thead>
        <tbody>
          {report.parts.map(({ key, loyalty }) => (
            <tr key={key}>
              <th scope="row">
                <PartName partKey={key} report={report} />
              </th>
              <td data-number>{format.number(loyalty.n)}</td>
              <td data-number>
                <RateFigure rate={loyalty.satisfied} formula={t('surveys.satisfaction.formula')} />
              </td>
              {shownOutcomes.map((outcome) => (
                <OutcomeCells
                  key={outcome}
                  outcome={outcome}
                  loyalty={loyalty}
                  days={report.withinDays}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OutcomeHeads({ outcome }: { outcome: (typeof shownOutcomes)[number] }) {
  const { t } = useWords();
  return (
    <>
      <th data-number>{t(`surveys.loyalty.satisfied-who.${outcome}`)}</th>
      <th>{t('surveys.loyalty.gain.short')}</th>
    </>
  );
}

function OutcomeCells(props: { outcome: LoyaltyOutcome; loyalty: Loyalty; days: number }) {
  const { outcome, loyalty, days } = props;
  const { t } = useWords();
  const rateOf = (level: 'satisfied' | 'dissatisfied') =>
    loyalty.levels.find((each) => each.level === level)?.outcomes[outcome] ?? {
      n: 0,
      estimate: null,
    };
  const [satisfied, dissatisfied] = [rateOf('satisfied'), rateOf('dissatisfied')];
  return (
    <>
      <td data-number>
        <RateFigure rate={satisfied} formula={t(`surveys.loyalty.formula.${outcome}`, { days })} />
      </td>
      <td>
        <GainFigure gain={loyalty.gain[outcome]} n={satisfied.n + dissatisfied.n} />
      </td>
    </>
  );
}

function PartName({ partKey, report }: { partKey: string; report: LoyaltyReport }) {
  const { t, language } = useWords();
  const projects = useProjects();
  switch (report.by) {
    case 'channel': {
      const channel = channels.find((each) => each === partKey);
      return channel ? t(`surveys.channel.${channel}`) : partKey;
    }
    case 'generation': {
      const generation = generations.find((each) => each === partKey);
      return generation ? t(`customers.generation.${generation}`) : partKey;
    }
    case 'project':
      return <UserText text={projects.find(({ id }) => id === partKey)?.name ?? partKey} />;
    case 'reason':
      return <UserText text={report.reasonNames[partKey]?.[language] ?? partKey} />;
  }
}
