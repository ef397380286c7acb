import { msBetween } from '#kernel/time.ts';
import type { FloorState } from '#modules/routing/core/floor-state.ts';
import { useNow } from '#platform/web/now.ts';
import { PersonName } from '#platform/web/PersonName.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './AgentStrip.module.css';

const order = ['available', 'busy', 'break', 'training', 'offline'] as const;

/** Who works on this project: presence and since when, and how much of the capacity is taken. */
export function AgentStrip(props: {
  floor: FloorState;
  colleagues: readonly { readonly id: string; readonly name: string }[];
}) {
  const { floor, colleagues } = props;
  const { t, format } = useWords();
  const now = useNow();
  const nameOf = new Map(colleagues.map(({ id, name }) => [id, name]));
  const present = floor.agents
    .filter(({ presence, personId }) => presence !== 'offline' && nameOf.has(personId))
    .sort((a, b) => order.indexOf(a.presence) - order.indexOf(b.presence));
  return (
    <section className={classes.strip} aria-label={t('floor.agents')}>
      <h2 className={classes.title}>{t('floor.agents', { count: present.length })}</h2>
      <ul className={classes.agents}>
        {present.map(({ personId, presence, presenceSince, loadUnits, capacityUnits }) => (
          <li key={personId} className={classes.agent} data-presence={presence}>
            <PersonName
              name={nameOf.get(personId) ?? ''}
              detail={t(`floor.presence.${presence}`, {
                time: format.stopwatch(Math.max(0, msBetween(presenceSince, now))),
              })}
            />
            <span
              className={classes.load}
              data-number
              data-over={loadUnits > capacityUnits}
              title={t(loadUnits > capacityUnits ? 'floor.load.over' : 'floor.load')}
            >
              {format.number(loadUnits)}/{format.number(capacityUnits)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
