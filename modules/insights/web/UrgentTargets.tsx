import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Target } from '#modules/routing/core/target.ts';
import { DueClock } from '#modules/routing/web/index.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Board } from '../contract.ts';
import { routingApi } from './apis.ts';
import classes from './UrgentTargets.module.css';

/** What was promised to customers and is late now, or nearly: the worst first. */
export function UrgentTargets(props: { projectId: string; queues: Board['queues'] }) {
  const { projectId, queues } = props;
  const { t, language } = useWords();
  const { data } = useQuery(routingApi.targets.urgent.queryOptions({ input: { projectId } }));
  const targets = data?.items ?? [];
  if (targets.length === 0) return null;
  const nameOf = new Map(queues.map(({ queueId, names }) => [queueId, names[language]]));
  const title = t('floor.urgent', { count: targets.length });
  return (
    <section className={classes.urgent} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.targets}>
        {targets.map((target) => (
          <UrgentTarget key={target.id} target={target} queue={nameOf.get(target.queueId) ?? ''} />
        ))}
      </ul>
    </section>
  );
}

function UrgentTarget({ target, queue }: { target: Target; queue: string }) {
  const { t } = useWords();
  const { projectId, conversationId, channel } = target;
  return (
    <li>
      <Link
        className={classes.target}
        to="/desk/$projectId/$conversationId"
        params={{ projectId, conversationId }}
      >
        <DueClock targets={[target]} />
        <span className={classes.where}>
          <UserText text={queue} /> · {t(`floor.channel.${channel}`)}
        </span>
      </Link>
    </li>
  );
}
