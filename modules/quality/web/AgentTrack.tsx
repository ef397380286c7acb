import { useNameOf } from '#modules/surveys/web/index.ts';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Correction } from '../contract.ts';
import { Acknowledge } from './Acknowledge.tsx';
import classes from './Track.module.css';
import { Track } from './Track.tsx';

/** The agent learns what is right, and says that it is understood. */
export function AgentTrack({ correction }: { correction: Correction }) {
  const { t, format } = useWords();
  const me = useMe();
  const nameOf = useNameOf();
  const { chain, agentId } = correction;
  const { told, acknowledgedAt } = chain;
  const name = nameOf(agentId);
  return (
    <Track title={t('quality.track.agent')} chain={chain} step="agent-acknowledged">
      <p className={classes.quiet}>
        <UserText
          text={
            told
              ? t('quality.agent.told', { name, time: format.dateTime(told.at) })
              : t('quality.agent.not-told', { name })
          }
        />
      </p>
      {told && (
        <p className={classes.quiet}>
          {acknowledgedAt
            ? t('quality.agent.acknowledged', { time: format.dateTime(acknowledgedAt) })
            : t('quality.agent.waiting')}
        </p>
      )}
      {agentId === me.id && <Acknowledge correction={correction} />}
    </Track>
  );
}
