import { TextInput } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import type { CriterionAnswer } from '../contract.ts';
import { failingBelow, type Problem, score } from '../core/scorecard.ts';
import classes from './CriterionCard.module.css';
import { CriticalClasses } from './CriticalClasses.tsx';
import { answered, changed, toggled } from './drafting.ts';
import { Evidence } from './Evidence.tsx';
import type { Criterion, Filling } from './filling.ts';
import { ScaleChoice } from './ScaleChoice.tsx';

/** One criterion to be answered. At the one where the evaluator is, all of it is shown. */
export function CriterionCard(props: {
  criterion: Criterion;
  number: number;
  isActive: boolean;
  problems: readonly Problem[];
  filling: Filling;
  onEnter: () => void;
}) {
  const { criterion, number, isActive, problems, filling, onEnter } = props;
  const { t, language } = useWords();
  const { draft, onChange } = filling;
  const answer = draft.answers[criterion.id];
  const isDone = answer !== undefined && problems.length === 0;
  return (
    <li
      data-criterion={criterion.id}
      data-active={isActive}
      className={classes.card}
      onFocus={onEnter}
      onPointerDown={onEnter}
    >
      <header className={classes.head}>
        <span className={classes.number} data-done={isDone}>
          {isDone ? <IconCheck size="0.75rem" stroke={2.5} aria-hidden /> : number}
        </span>
        <h3 className={classes.title} title={criterion.guidance[language]}>
          {criterion.title[language]}
        </h3>
        <CriticalClasses classes={criterion.classes} />
      </header>
      {isActive && criterion.guidance[language] && (
        <p className={classes.guidance}>{criterion.guidance[language]}</p>
      )}
      <ScaleChoice
        criterion={criterion}
        answer={answer}
        hasKeys={isActive}
        onChoose={(optionId) => onChange(answered(draft, criterion.id, optionId))}
      />
      {answer && (isActive || answer.evidence.length > 0 || problems.length > 0) && (
        <Details criterion={criterion} answer={answer} filling={filling} />
      )}
      {answer && problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map(({ kind }) => (
            <li key={kind}>
              <IconPoint size="0.875rem" aria-hidden /> {t(`quality.problem.${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What belongs to an answer: why it does not apply, what it rests on, where the cure lies. */
function Details(props: { criterion: Criterion; answer: CriterionAnswer; filling: Filling }) {
  const { criterion, answer, filling } = props;
  const { t } = useWords();
  const { draft, onChange } = filling;
  const change = (next: Partial<CriterionAnswer>) => onChange(changed(draft, criterion.id, next));
  return (
    <div className={classes.details}>
      {answer.optionId === null && criterion.classes.length > 0 && (
        <TextInput
          size="xs"
          label={t('quality.reason')}
          maxLength={1_000}
          value={answer.reason}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        />
      )}
      <Evidence criterionId={criterion.id} answer={answer} filling={filling} />
      {isMissed(criterion, answer) && criterion.causes.length > 0 && (
        <Causes
          criterion={criterion}
          chosen={answer.causeIds}
          onChange={(causeIds) => change({ causeIds })}
        />
      )}
    </div>
  );
}

function Causes(props: {
  criterion: Criterion;
  chosen: readonly string[];
  onChange: (causeIds: string[]) => void;
}) {
  const { criterion, chosen, onChange } = props;
  const { t, language } = useWords();
  return (
    <fieldset className={classes.causes}>
      <legend>{t('quality.cause.of-miss')}</legend>
      {criterion.causes.map(({ id, title, origin }) => (
        <button
          key={id}
          type="button"
          aria-pressed={chosen.includes(id)}
          className={classes.cause}
          title={t(`quality.cause.${origin}`)}
          onClick={() => onChange(toggled(chosen, id))}
        >
          {title[language]}
        </button>
      ))}
    </fieldset>
  );
}

function isMissed(criterion: Criterion, answer: CriterionAnswer): boolean {
  const { criterionScores } = score(
    { title: criterion.title, criteria: [criterion], minimumAnsweredShare: 0 },
    { [criterion.id]: answer },
  );
  const points = criterionScores[criterion.id] ?? null;
  return points !== null && points < failingBelow;
}
