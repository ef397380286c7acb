import { fewestAnswers } from '#kernel/proportion.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import {
  type LoyaltyOutcome,
  type LoyaltyReport,
  loyaltyOutcome,
  type SatisfactionLevel,
} from '../../core/loyalty-report.ts';
import { GainFigure } from './GainFigure.tsx';
import classes from './Loyalty.module.css';
import { RateBar } from './RateBar.tsx';
import { RateFigure } from './RateFigure.tsx';

/** Each rating stands in one of them, the best first. */
const shownLevels = ['top', 'next', 'neutral', 'dissatisfied'] as const;
const asked = ['would-return', 'recommends'] as const;
const isAsked = (outcome: LoyaltyOutcome) => asked.some((each) => each === outcome);

/** What became of customers: a panel for each thing that they do or say. */
export function OutcomePanels({ report }: { report: LoyaltyReport }) {
  const { t } = useWords();
  const { netPromoter } = report.total;
  const isKnown = (outcome: LoyaltyOutcome) =>
    report.total.levels.some(({ outcomes }) => outcomes[outcome].n > 0);
  const shown = loyaltyOutcome.options.filter((each) => !isAsked(each) || isKnown(each));
  const unasked = asked.filter((each) => !isKnown(each));
  return (
    <section className={classes.part} aria-label={t('surveys.loyalty.after')}>
      <h2 className={classes.title}>{t('surveys.loyalty.after')}</h2>
      <div className={classes.panels}>
        {shown.map((outcome) => (
          <Panel key={outcome} outcome={outcome} report={report} />
        ))}
        {netPromoter.n > 0 && <NetPromoter netPromoter={netPromoter} />}
      </div>
      {unasked.length > 0 && (
        <p className={classes.note}>
          {unasked.map((outcome) => t(`surveys.loyalty.unasked.${outcome}`)).join(' ')}
        </p>
      )}
    </section>
  );
}

function Panel({ outcome, report }: { outcome: LoyaltyOutcome; report: LoyaltyReport }) {
  const { t } = useWords();
  const { total, withinDays } = report;
  const rateOf = (level: SatisfactionLevel) =>
    total.levels.find((each) => each.level === level)?.outcomes[outcome] ?? {
      n: 0,
      estimate: null,
    };
  const formula = t(`surveys.loyalty.formula.${outcome}`, { days: withinDays });
  const nOf = (...levels: SatisfactionLevel[]) =>
    levels.reduce((sum, level) => sum + rateOf(level).n, 0);
  const [satisfied, dissatisfied] = [nOf('satisfied'), nOf('dissatisfied')];
  return (
    <section className={classes.panel}>
      <h3 className={classes.name}>
        {t(`surveys.loyalty.outcome.${outcome}`, { days: withinDays })}
      </h3>
      <table className={classes.levels}>
        <thead className={classes.unseen}>
          <tr>
            <th>{t('surveys.loyalty.rated')}</th>
            <th>{t('surveys.rate')}</th>
            <th>{t('surveys.interval')}</th>
          </tr>
        </thead>
        <tbody>
          {shownLevels.map((level) => (
            <tr key={level}>
              <th scope="row" className={classes.who}>
                {t(`surveys.loyalty.level.${level}`)}
              </th>
              <td data-number className={classes.share}>
                <RateFigure rate={rateOf(level)} formula={formula} />
              </td>
              <td className={classes.barCell}>
                <RateBar rate={rateOf(level)} level={level} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={classes.gains}>
        <dt>{t('surveys.loyalty.gain')}</dt>
        <dd>
          <GainFigure gain={total.gain[outcome]} n={satisfied + dissatisfied} />
        </dd>
        <dt>{t('surveys.loyalty.top-gain')}</dt>
        <dd>
          <GainFigure gain={total.topGain[outcome]} n={satisfied} />
        </dd>
      </dl>
    </section>
  );
}

function NetPromoter(props: { netPromoter: LoyaltyReport['total']['netPromoter'] }) {
  const { n, estimate } = props.netPromoter;
  const { t, format } = useWords();
  const write = (value: number) =>
    format.number(value, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  return (
    <section className={classes.panel}>
      <h3 className={classes.name}>{t('surveys.loyalty.nps')}</h3>
      <span className={classes.big}>
        <Figure
          value={estimate?.value ?? null}
          write={write}
          n={n}
          atLeast={fewestAnswers}
          {...(estimate && { interval: { ...estimate, level: 0.95 } })}
          formula={t('surveys.loyalty.nps.formula')}
        />
      </span>
      {estimate && (
        <span className={classes.note}>
          {t('surveys.loyalty.between', { low: write(estimate.low), high: write(estimate.high) })}
        </span>
      )}
    </section>
  );
}
