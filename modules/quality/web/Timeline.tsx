import { Tooltip } from '@mantine/core';
import type { Segment } from '#modules/contacts/contract.ts';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './Timeline.module.css';
import { stretchesOf, totalsOf } from './timeline.ts';

/** The life of a contact as one bar: where it stood, how long, and with whom. */
export function Timeline({ segments }: { segments: readonly Segment[] }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const stretches = stretchesOf(segments);
  if (stretches.length === 0) return null;
  return (
    <figure className={classes.timeline}>
      <div className={classes.bar} aria-hidden="true">
        {stretches.map(({ id, kind, agentId, durationMs, share }) => (
          <Tooltip
            key={id}
            label={[
              t(`quality.segment.${kind}`),
              format.duration(durationMs),
              agentId ? nameOf(agentId) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <span data-kind={kind} style={{ flexGrow: share }} />
          </Tooltip>
        ))}
      </div>
      <figcaption className={classes.legend}>
        {totalsOf(stretches).map(([kind, durationMs]) => (
          <span key={kind} className={classes.total}>
            <span className={classes.sign} data-kind={kind} aria-hidden="true" />
            {t(`quality.segment.${kind}`)}{' '}
            <span data-number className={classes.time}>
              {format.duration(durationMs)}
            </span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
