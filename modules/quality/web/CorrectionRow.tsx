import { useNameOf } from '#modules/surveys/web/index.ts';
import { Clock } from '#platform/web/Clock.tsx';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Correction } from '../contract.ts';
import classes from './CorrectionRow.module.css';
import { StepSign } from './StepSign.tsx';

const steps = ['answer', 'customer', 'agent-acknowledged', 'similar'] as const;

/** A correction as a line of a list: whose, what was wrong, and how each of its steps stands. */
export function CorrectionRow({ correction }: { correction: Correction }) {
  const { t, format } = useWords();
  const me = useMe();
  const nameOf = useNameOf();
  const { customerName, excerpt, chain, state, dueAt, openedAt, agentId } = correction;
  const isToAcknowledge = agentId === me.id && chain.told && !chain.acknowledgedAt;
  return (
    <div className={classes.row}>
      <div className={classes.line}>
        <UserText className={classes.name} text={customerName || t('quality.unnamed')} />
        {dueAt ? (
          <Clock dueAt={dueAt} startedAt={openedAt} />
        ) : (
          <span className={classes.facts}>{t(`quality.state.${state}`)}</span>
        )}
      </div>
      <p className={classes.words}>
        <UserText text={excerpt} />
      </p>
      <div className={classes.line}>
        <span className={classes.steps}>
          {steps.map((step) => (
            <span key={step} className={classes.step}>
              <StepSign chain={chain} step={step} />
              <span className={classes.word}>{t(`quality.step.${step}`)}</span>
            </span>
          ))}
        </span>
        <span className={classes.facts}>
          {isToAcknowledge ? (
            <b className={classes.mine}>{t('quality.acknowledge.wanted')}</b>
          ) : (
            <>
              <UserText text={nameOf(agentId)} /> · {format.dateTime(openedAt)}
            </>
          )}
        </span>
      </div>
    </div>
  );
}
