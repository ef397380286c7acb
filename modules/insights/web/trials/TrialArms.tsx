import { Table } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { type Compared, fewestInArm, type TrialReport } from '../../core/trial.ts';
import classes from './Trials.module.css';
import { differenceWords, isShare, valueWords } from './trial-words.ts';

const arms = ['treated', 'control'] as const;
type Arm = (typeof arms)[number];

/** Both arms side by side, a measure after the other, each value with its interval: first the one
 *  that decides. */
export function TrialArms({ report }: { report: TrialReport }) {
  const { t } = useWords();
  const decides = ({ measure }: Compared) => measure === report.trial.plan.measure;
  const measures = report.measures.toSorted(
    (one, other) => Number(decides(other)) - Number(decides(one)),
  );
  return (
    <section aria-label={t('trials.arms')}>
      <h2 className={classes.heading}>{t('trials.arms')}</h2>
      <div className={classes.measures}>
        {measures.map((compared) => (
          <Measure key={compared.measure} compared={compared} />
        ))}
      </div>
      <Numbers measures={measures} />
    </section>
  );
}

function Measure({ compared }: { compared: Compared }) {
  const words = useWords();
  const { t } = words;
  const { measure } = compared;
  return (
    <div className={classes.measure}>
      <h3 title={t(`trials.formula.${measure}`)}>{t(`trials.measure.${measure}`)}</h3>
      {arms.map((arm) => (
        <Lane key={arm} arm={arm} compared={compared} />
      ))}
      <p className={classes.gap} data-number>
        {differenceWords(compared, words) ??
          t('trials.too-few', {
            count: Math.min(compared.treated.n, compared.control.n),
            needed: fewestInArm,
          })}
      </p>
    </div>
  );
}

function Lane({ arm, compared }: { arm: Arm; compared: Compared }) {
  const words = useWords();
  const { t, format } = words;
  const { measure } = compared;
  const { estimate, n } = compared[arm];
  const isShown = estimate !== null && n >= fewestInArm;
  return (
    <div className={classes.lane} data-arm={arm}>
      <span className={classes.name}>{t(`trials.arm.${arm}`)}</span>
      <svg className={classes.axis} aria-hidden="true">
        <line className={classes.ground} x1="0%" x2="100%" y1="50%" y2="50%" />
        {isShown && <Dot estimate={estimate} most={mostOf(compared)} />}
      </svg>
      <span className={classes.told} data-number>
        {isShown ? valueWords(measure, estimate.value, words) : '–'}
        <span className={classes.n}>{t('trials.n', { n: format.number(n) })}</span>
      </span>
    </div>
  );
}

function Dot(props: { estimate: NonNullable<Compared[Arm]['estimate']>; most: number }) {
  const { estimate, most } = props;
  const x = (value: number) => `${Math.min(1, Math.max(0, value / most)) * 100}%`;
  return (
    <>
      <line
        className={classes.interval}
        x1={x(estimate.low)}
        x2={x(estimate.high)}
        y1="50%"
        y2="50%"
      />
      <circle className={classes.dot} cx={x(estimate.value)} cy="50%" r="4.5" />
    </>
  );
}

/** Where the axis of a measure ends: shares at one, times a little beyond the widest interval. */
function mostOf({ measure, treated, control }: Compared): number {
  if (isShare(measure)) return 1;
  const highs = [treated, control].map(({ estimate }) => estimate?.high ?? 0);
  return Math.max(1, ...highs) * 1.05;
}

function Numbers({ measures }: Pick<TrialReport, 'measures'>) {
  const words = useWords();
  const { t, format } = words;
  return (
    <details className={classes.table}>
      <summary>{t('floor.hours.table')}</summary>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('trials.measure')}</Table.Th>
              {arms.map((arm) => (
                <Table.Th key={arm}>{t(`trials.arm.${arm}`)}</Table.Th>
              ))}
              <Table.Th>{t('trials.difference.title')}</Table.Th>
              <Table.Th>{t('trials.formula')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {measures.map((compared) => (
              <Table.Tr key={compared.measure}>
                <Table.Th scope="row">{t(`trials.measure.${compared.measure}`)}</Table.Th>
                {arms.map((arm) => {
                  const { estimate, n } = compared[arm];
                  const isShown = estimate !== null && n >= fewestInArm;
                  const [value, low, high] = isShown
                    ? [estimate.value, estimate.low, estimate.high].map((each) =>
                        valueWords(compared.measure, each, words),
                      )
                    : [];
                  return (
                    <Table.Td key={arm} data-number>
                      {isShown ? `${value} (${low} – ${high})` : '–'}{' '}
                      {t('trials.n', { n: format.number(n) })}
                    </Table.Td>
                  );
                })}
                <Table.Td data-number>{differenceWords(compared, words) ?? '–'}</Table.Td>
                <Table.Td>{t(`trials.formula.${compared.measure}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
