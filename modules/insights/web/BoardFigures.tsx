import { msBetween } from '#kernel/time.ts';
import type { FloorState } from '#modules/routing/core/floor-state.ts';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import type { Figure } from '../contract.ts';
import classes from './BoardFigures.module.css';
import { isAbout } from './figure-words.ts';
import { NamedFigure } from './NamedFigure.tsx';
import { waitingIn } from './waiting.ts';

/** The groups of the board: what comes, how fast, what was promised, how well, what was put
 *  right. */
const groups = [
  {
    title: 'floor.group.volume',
    formulas: ['contacts.count', 'abandonment.short-abandons-excluded'],
  },
  {
    title: 'floor.group.speed',
    formulas: [
      'service-level.all-offered',
      'speed-of-answer.median',
      'speed-of-answer.p90',
      'speed-of-answer.maximum',
    ],
  },
  {
    title: 'floor.group.promises',
    formulas: ['targets-met.first-response', 'targets-met.next-response', 'targets-met.resolution'],
  },
  {
    title: 'floor.group.satisfaction',
    formulas: ['satisfaction.top-two-of-five', 'dissatisfaction.bottom-two-of-five'],
  },
  {
    title: 'floor.group.heard',
    formulas: [
      'low-ratings-heard.heard',
      'time-to-hear.median',
      'low-ratings-corrected.corrected',
      'time-to-correct.median',
    ],
  },
] as const;

/** The main figures, large, in groups. */
export function BoardFigures({
  figures,
  floor,
}: {
  figures: readonly Figure[];
  floor: FloorState;
}) {
  const { t } = useWords();
  const isNeeded = (group: (typeof groups)[number]) =>
    group.formulas.some((formula) => isAbout(formula, figures));
  return (
    <div className={classes.groups}>
      {groups.filter(isNeeded).map(({ title, formulas }) => (
        <section key={title} className={classes.group} aria-label={t(title)}>
          <h2 className={classes.title}>{t(title)}</h2>
          <dl className={classes.figures}>
            {formulas.map((formula) => {
              const figure = figures.find((each) => each.formula === formula);
              if (!figure) return null;
              return (
                <div key={formula} className={classes.figure}>
                  <dt>{t(`floor.figure.${formula}`)}</dt>
                  <dd>
                    <NamedFigure figure={figure} />
                  </dd>
                </div>
              );
            })}
            {title === 'floor.group.volume' && <WaitingNow floor={floor} />}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Who waits at this second, those who were handed on and wait again included, and how long the
 *  one has waited who has waited longest. */
function WaitingNow({ floor: { queues } }: { floor: FloorState }) {
  const { t, format } = useWords();
  const now = useNow();
  const waiting = queues.reduce((sum, queue) => sum + waitingIn(queue), 0);
  const since = queues.flatMap(({ waitingSince }) => waitingSince ?? []).sort()[0];
  return (
    <>
      <div className={classes.figure}>
        <dt>{t('floor.waiting-now')}</dt>
        <dd data-number>{format.number(waiting)}</dd>
      </div>
      <div className={classes.figure}>
        <dt>{t('floor.longest-wait')}</dt>
        <dd data-number>{since ? format.stopwatch(Math.max(0, msBetween(since, now))) : '–'}</dd>
      </div>
    </>
  );
}
