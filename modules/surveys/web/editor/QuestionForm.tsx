import { Button, Group } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import type { SurveyFault } from '../../core/faults.ts';
import type { Question } from '../../core/question.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { stepped, withChanged, without } from './drafting.ts';
import type { Editing } from './editing.ts';
import { KeyInput } from './KeyInput.tsx';
import { KindFields } from './KindFields.tsx';
import { LogicForm } from './LogicForm.tsx';
import classes from './QuestionForm.module.css';
import { TextsInput } from './TextsInput.tsx';

/** All that is said of a question. Every change is kept as it is made. */
export function QuestionForm({ question, editing }: { question: Question; editing: Editing }) {
  const { draft, edit, published } = editing;
  const { t, language } = useWords();
  const { key } = question;
  const change = (next: Question) => edit(withChanged(draft, key, next));
  const isPublished = published.some((each) => each.key === key);
  const faults = editing.faults.filter((each) => each.question === key).map(({ fault }) => fault);
  const errorOf = (...its: readonly SurveyFault['fault'][]) => {
    const found = its.find((each) => faults.includes(each));
    return found && t(`surveys.fault.${found}`);
  };
  return (
    <div className={classes.form}>
      <TextsInput
        isLong
        label={t('surveys.design.question.title')}
        texts={question.title}
        onChange={(title) => change({ ...question, title })}
      />
      <KindFields
        question={question}
        isKindFixed={isPublished}
        errorOf={errorOf}
        onChange={change}
      />
      <AnswerForm question={question} errorOf={errorOf} onChange={change} />
      {question.role !== 'overall' && (
        <LogicForm
          question={question}
          draft={draft}
          error={errorOf(
            ...(['logic-unknown-question', 'logic-not-earlier', 'logic-other-kind'] as const),
            ...(['logic-off-scale', 'logic-unknown-option'] as const),
          )}
          onChange={(showWhen) => change({ ...question, showWhen })}
        />
      )}
      <KeyInput
        question={question}
        isFixed={isPublished}
        draft={draft}
        onChange={(next) => {
          change({ ...question, key: next });
          editing.onOpen(next);
        }}
      />
      <Group gap="xs" className={classes.foot}>
        <Button size="xs" variant="default" onClick={() => edit(stepped(draft, key, -1))}>
          {t('surveys.design.up')}
        </Button>
        <Button size="xs" variant="default" onClick={() => edit(stepped(draft, key, 1))}>
          {t('surveys.design.down')}
        </Button>
        <Button
          size="xs"
          variant="light"
          color="red"
          onClick={() => editing.remove(without(draft, key), question.title[language])}
        >
          {t('surveys.design.remove')}
        </Button>
        <Button size="xs" ml="auto" onClick={() => editing.onOpen(undefined)}>
          {t('surveys.design.done')}
        </Button>
      </Group>
    </div>
  );
}
// ids: surveys.fault.*
