import { Figure } from '#platform/web/Figure.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ResponseReport } from '../../contract.ts';
import { fewestForBias } from '../../core/bias.ts';
import { useNameOf } from '../use-name-of.ts';
import classes from './Asking.module.css';
import { Part } from './Part.tsx';

const level = 0.95;

type Compared = ResponseReport['byAgent'][number]['asked'];

/** Whether the customers of all agents are asked, and answer, alike. It is a question to the system
 *  and blames nobody. */
export function Agents({ report: { byAgent } }: { report: ResponseReport }) {
  const { t } = useWords();
  const enough = byAgent.filter(({ asked }) => asked.verdict !== 'too-few');
  const unlike = byAgent.filter(
    ({ asked, answered }) => asked.verdict === 'unlike' || answered.verdict === 'unlike',
  );
  return (
    <Part title={t('surveys.report.agents')} text={t('surveys.report.agents.text')}>
      {enough.length > 0 && <Comparison enough={enough} unlike={unlike.length} />}
      {(enough.length === 0 || enough.length < byAgent.length) && (
        <p className={classes.quiet}>
          {t('surveys.report.agents.few-note', { needed: fewestForBias })}
        </p>
      )}
    </Part>
  );
}

function Comparison(props: { enough: ResponseReport['byAgent']; unlike: number }) {
  const { enough, unlike } = props;
  const { t } = useWords();
  const nameOf = useNameOf();
  return (
    <>
      <p className={classes.finding}>
        {unlike > 0
          ? t('surveys.report.agents.some', { count: unlike })
          : t('surveys.report.agents.none')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys */}
      <section className={classes.scroll} aria-label={t('surveys.report.agent')} tabIndex={0}>
        <table className={classes.rows}>
          <thead>
            <tr>
              <th>{t('surveys.report.agent')}</th>
              <th data-number>{t('surveys.report.agents.asked')}</th>
              <th>{t('surveys.report.agents.difference')}</th>
              <th data-number>{t('surveys.report.agents.answered')}</th>
              <th>{t('surveys.report.agents.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {enough.map(({ agentId, asked, answered }) => (
              <tr key={agentId}>
                <th scope="row">
                  <UserText text={nameOf(agentId)} />
                </th>
                <Share compared={asked} />
                <Share compared={answered} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Share({ compared: { own, n, difference, verdict } }: { compared: Compared }) {
  const { t, format } = useWords();
  const points = (value: number) =>
    t('surveys.points', {
      points: format.number(100 * value, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }),
    });
  const words = {
    'too-few': t('surveys.report.agents.few'),
    'like-others': t('surveys.report.agents.like'),
    unlike: t('surveys.report.agents.unlike'),
  };
  return (
    <>
      <td data-number>
        <Figure
          value={own?.value ?? null}
          write={(value) => format.percent(value)}
          n={n}
          {...(own && { interval: { low: own.low, high: own.high, level } })}
          formula={t('surveys.report.agents.share.formula')}
        />
      </td>
      <td>
        {verdict !== 'too-few' && difference && (
          <Figure
            value={difference.value}
            write={points}
            n={n}
            interval={{ low: difference.low, high: difference.high, level }}
            formula={t('surveys.report.agents.formula')}
          />
        )}{' '}
        <span className={classes.verdict} data-unlike={verdict === 'unlike'}>
          {words[verdict]}
        </span>
      </td>
    </>
  );
}
