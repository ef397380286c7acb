import { UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconChevronDown, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useWords } from '#platform/web/words.ts';
import type { Question } from '../../core/question.ts';
import { titleOf } from './drafting.ts';
import type { Editing } from './editing.ts';
import { QuestionFacts } from './QuestionFacts.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import classes from './QuestionLine.module.css';
import { useFaultWords } from './use-fault-words.ts';

/** A question in the list: a handle to move it, what it is, and its form when it is open.
 *  onStep: the handle's arrow keys. */
export function QuestionLine(props: {
  question: Question;
  number: number;
  editing: Editing;
  isDragged: boolean;
  isDropPlace: boolean;
  handle: Readonly<Record<string, (event: PointerEvent<HTMLElement>) => void>>;
  onStep: (step: -1 | 1) => void;
}) {
  const { question, number, editing, isDragged, isDropPlace, handle, onStep } = props;
  const { t, language } = useWords();
  const isOpen = editing.openKey === question.key;
  const written = question.title[language];
  const title = titleOf(question, language) || t('surveys.design.unnamed');
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    onStep(step);
  };
  return (
    <li
      className={classes.line}
      data-line={question.key}
      data-open={isOpen}
      data-dragged={isDragged}
      data-drop={isDropPlace}
      data-dependent={question.showWhen !== null}
    >
      <div className={classes.row}>
        <button
          type="button"
          className={classes.handle}
          data-handle={question.key}
          aria-label={t('surveys.design.move', { title })}
          title={t('surveys.design.move.text')}
          onKeyDown={move}
          {...handle}
        >
          <IconGripVertical size="1rem" stroke={1.6} />
        </button>
        <UnstyledButton
          className={classes.opener}
          aria-expanded={isOpen}
          onClick={() => editing.onOpen(isOpen ? undefined : question.key)}
        >
          <span className={classes.number}>{number}</span>
          <span className={classes.words}>
            <span className={classes.title} data-unnamed={written === ''}>
              {title}
            </span>
            <QuestionFacts question={question} questions={editing.draft.questions} />
            <Faults question={question} editing={editing} />
          </span>
          <IconChevronDown size="1rem" stroke={1.6} className={classes.chevron} />
        </UnstyledButton>
      </div>
      {isOpen && <QuestionForm question={question} editing={editing} />}
    </li>
  );
}

/** What keeps a question from being published. */
function Faults({ question, editing }: { question: Question; editing: Editing }) {
  const faultWords = useFaultWords();
  return editing.faults
    .filter((each) => each.question === question.key)
    .map(({ fault }) => (
      <span key={fault} className={classes.fault}>
        <IconAlertCircle size="0.875rem" aria-hidden />
        <span>{faultWords(fault, question)}</span>
      </span>
    ));
}
