import { IconAlertCircle } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { EditedLine } from '#platform/web/EditedLine.tsx';
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
  const { question, editing, ...line } = props;
  const { t, language } = useWords();
  const { key } = question;
  const isOpen = editing.openKey === key;
  const facts = (
    <>
      <QuestionFacts question={question} questions={editing.draft.questions} />
      <Faults question={question} editing={editing} />
    </>
  );
  return (
    <EditedLine
      {...line}
      id={key}
      title={titleOf(question, language) || t('surveys.design.unnamed')}
      isUnnamed={question.title[language] === ''}
      isDependent={question.showWhen !== null}
      isOpen={isOpen}
      facts={facts}
      onToggle={() => editing.onOpen(isOpen ? undefined : key)}
    >
      <QuestionForm question={question} editing={editing} />
    </EditedLine>
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
