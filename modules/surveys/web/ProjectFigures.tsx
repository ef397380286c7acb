import type { ReactNode } from 'react';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveySummary } from '../contract.ts';
import { IntervalBar } from './IntervalBar.tsx';
import classes from './Ratings.module.css';
import { ResponseFigure } from './ResponseFigure.tsx';
import { SatisfactionFigure } from './SatisfactionFigure.tsx';
import { satisfactionOf } from './satisfaction.ts';

const scale = [5, 4, 3, 2, 1];

/** The figures of one project: how content, how many answered, and who was not asked. */
export function ProjectFigures(props: { name: string | undefined; summary: SurveySummary }) {
  const { name, summary } = props;
  const { t } = useWords();
  const satisfaction = satisfactionOf(summary.ratings);
  return (
    <section className={classes.project}>
      {name && (
        <h2 className={classes.name}>
          <UserText text={name} />
        </h2>
      )}
      <div className={classes.cards}>
        <Card title={t('surveys.satisfaction')}>
          <span className={classes.big}>
            <SatisfactionFigure satisfaction={satisfaction} />
          </span>
          <IntervalBar satisfaction={satisfaction} />
          <Distribution ratings={summary.ratings} />
        </Card>
        <Card title={t('surveys.response')}>
          <span className={classes.big}>
            <ResponseFigure counts={summary.total} />
          </span>
          <Channels summary={summary} />
          <Apart summary={summary} />
        </Card>
        <Card title={t('surveys.not-asked')}>
          <NotAsked summary={summary} />
        </Card>
      </div>
    </section>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.card}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}

function Distribution({ ratings }: Pick<SurveySummary, 'ratings'>) {
  const { t, format } = useWords();
  const countOf = (rating: number) => ratings.find((each) => each.rating === rating)?.answers ?? 0;
  const most = Math.max(1, ...scale.map(countOf));
  return (
    <dl className={classes.bars}>
      {scale.map((rating) => (
        <div key={rating} title={t('surveys.rating.of', { rating })}>
          <dt data-number>{rating}</dt>
          <dd>
            <span
              className={classes.bar}
              data-rating={rating}
              style={{ width: `${(countOf(rating) / most) * 100}%` }}
            />
            <span data-number>{format.number(countOf(rating))}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Channels({ summary }: { summary: SurveySummary }) {
  const { t, format } = useWords();
  return (
    <table className={classes.small}>
      <thead>
        <tr>
          <th>{t('surveys.channel')}</th>
          <th data-number>{t('surveys.ended')}</th>
          <th data-number>{t('surveys.answered')}</th>
          <th data-number>{t('surveys.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {summary.byChannel.map((counts) => (
          <tr key={counts.channel}>
            <th scope="row">{t(`surveys.channel.${counts.channel}`)}</th>
            <td data-number>{format.number(counts.ended)}</td>
            <td data-number>{format.number(counts.answered)}</td>
            <td data-number>
              <ResponseFigure counts={counts} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What belongs to no rate: answers that are kept apart, and those by link. */
function Apart({ summary: { total, byLink } }: { summary: SurveySummary }) {
  const { t } = useWords();
  const apart = total.flagged + byLink.flagged;
  return (
    <>
      {apart > 0 && <p className={classes.quiet}>{t('surveys.flags.count', { count: apart })}</p>}
      {byLink.answered > 0 && (
        <p className={classes.quiet}>{t('surveys.by-link', { count: byLink.answered })}</p>
      )}
    </>
  );
}

/** Why customers were not asked, or not for everything: nobody chooses that in silence. */
function NotAsked({ summary }: { summary: SurveySummary }) {
  const { t, format } = useWords();
  const reasons = summary.notAsked.toSorted((one, other) => other.contacts - one.contacts);
  if (reasons.length === 0) return <p className={classes.quiet}>{t('surveys.not-asked.none')}</p>;
  return (
    <ul className={classes.reasons}>
      {reasons.map(({ reason, contacts }) => (
        <li key={reason}>
          <span>{t(`surveys.not-asked.${reason}`)}</span>
          <b data-number>{format.number(contacts)}</b>
        </li>
      ))}
    </ul>
  );
}
