import { Alert, VisuallyHidden } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { newId } from '#kernel/id.ts';
import { useDragging } from '#platform/web/dragging.ts';
import { useWords } from '#platform/web/words.ts';
import type { Question } from '../../core/question.ts';
import { AddQuestion } from './AddQuestion.tsx';
import { blankQuestion, type Draft, newKey, placed, stepped, withQuestion } from './drafting.ts';
import type { Editing } from './editing.ts';
import { QuestionLine } from './QuestionLine.tsx';
import classes from './QuestionList.module.css';
import { SurveyHead } from './SurveyHead.tsx';

/** The questions of a survey: opened to be edited, moved by their handles or by key. */
export function QuestionList({ editing }: { editing: Editing }) {
  const { draft, edit, onOpen } = editing;
  const { list, moved, told, focusOn } = useMoving(editing);
  const dragging = useDragging((key, { beforeId }) => moved(placed(draft, key, beforeId), key));
  const add = (question: Question) => {
    edit(withQuestion(draft, question));
    onOpen(question.key);
    focusOn(`[data-line="${question.key}"] textarea`);
  };
  const isLastPlace = dragging.place !== null && dragging.place.beforeId === null;
  return (
    <div ref={list} className={classes.card}>
      <SurveyHead editing={editing} />
      <FaultsOfWhole editing={editing} />
      <ol className={classes.lines}>
        {draft.questions.map((question, place) => (
          <QuestionLine
            key={question.key}
            question={question}
            number={place + 1}
            editing={editing}
            isDragged={dragging.draggedId === question.key}
            isDropPlace={dragging.place?.beforeId === question.key}
            handle={dragging.handleOf(question.key)}
            onStep={(step) => moved(stepped(draft, question.key, step), question.key)}
          />
        ))}
      </ol>
      <div className={classes.end} data-end data-drop={isLastPlace}>
        <AddQuestion
          editing={editing}
          onAdd={add}
          onAddBlank={(kind) => add(blankQuestion(kind, newKey(newId())))}
        />
      </div>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </div>
  );
}

/** What is wrong with the survey as a whole. */
function FaultsOfWhole({ editing: { faults } }: { editing: Editing }) {
  const { t } = useWords();
  const found = faults.filter(({ question }) => question === null);
  if (found.length === 0) return null;
  return (
    <Alert className={classes.faults ?? ''} color="yellow" variant="light" p="xs">
      <ul className={classes.faultList}>
        {found.map(({ fault }) => (
          <li key={fault}>{t(`surveys.fault.${fault}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}
// ids: surveys.fault.*

/** Moving keeps the focus on what was moved, and tells its new place. focusOn: goes to what comes
 *  to stand in the list, by its selector. */
function useMoving({ edit }: Editing) {
  const { t, language } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const [told, setTold] = useState('');
  useLayoutEffect(() => {
    const found = wanted.current && list.current?.querySelector<HTMLElement>(wanted.current);
    if (!found) return;
    wanted.current = null;
    found.focus();
  });
  const focusOn = (selector: string) => {
    wanted.current = selector;
  };
  const moved = (next: Draft, key: string) => {
    const at = next.questions.findIndex((each) => each.key === key);
    const title = next.questions[at]?.title[language] ?? '';
    focusOn(`[data-handle="${key}"]`);
    setTold(t('surveys.design.moved', { title, number: at + 1 }));
    edit(next);
  };
  return { list, moved, told, focusOn };
}
