import { Button, Checkbox, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Quiz, QuizVerdict } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import classes from './Quiz.module.css';

interface OneText {
  readonly projectId: string;
  readonly articleId: string;
  readonly language: Language;
}

/** The questions on an article, for who has read it. After the answers it says what was right. */
export function QuizForm({ which }: { which: OneText }) {
  const { data } = useQuery(knowledgeApi.quiz.queryOptions({ input: which }));
  if (!data || data.revision === null || data.questions.length === 0) return null;
  return <Questions key={data.revision} which={which} quiz={data} revision={data.revision} />;
}

function Questions({ which, quiz, revision }: { which: OneText; quiz: Quiz; revision: number }) {
  const { t } = useWords();
  const [answers, setAnswers] = useState<number[][]>(() => quiz.questions.map(() => []));
  const { mutate, data, error, isPending, reset } = useMutation(
    knowledgeApi.tryQuiz.mutationOptions(),
  );
  const right = data?.verdicts.filter(Boolean).length ?? 0;
  return (
    <form
      className={classes.quiz}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ ...which, answers, revision });
      }}
    >
      <h2 className={classes.title}>{t('knowledge.quiz')}</h2>
      {quiz.questions.map((question, number) => (
        <Question
          // The order of questions stays as long as their revision.
          key={question.text}
          question={question}
          chosen={answers[number] ?? []}
          verdict={data && { verdict: data, number }}
          onChoose={(chosen) =>
            setAnswers(answers.map((each, place) => (place === number ? chosen : each)))
          }
        />
      ))}
      <Problem error={error} />
      <div className={classes.foot}>
        {data ? (
          <>
            <strong aria-live="polite">
              {t('knowledge.quiz.result', { right, count: data.verdicts.length })}
            </strong>
            <Button size="xs" variant="default" onClick={() => reset()}>
              {t('knowledge.quiz.again')}
            </Button>
          </>
        ) : (
          <Button size="xs" type="submit" loading={isPending}>
            {t('knowledge.quiz.answer')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Question(props: {
  question: Quiz['questions'][number];
  chosen: readonly number[];
  verdict: { verdict: QuizVerdict; number: number } | undefined;
  onChoose: (chosen: number[]) => void;
}) {
  const { question, chosen, verdict, onChoose } = props;
  const { t } = useWords();
  const { text, choices, isOneRight } = question;
  const isOver = verdict !== undefined;
  const right = verdict?.verdict.right[verdict.number];
  const toggle = (place: number) =>
    onChoose(chosen.includes(place) ? chosen.filter((each) => each !== place) : [...chosen, place]);
  return (
    <fieldset className={classes.question} disabled={isOver}>
      <legend>
        <UserText text={text} />
        {verdict && (
          <span className={classes.verdict}>
            {t(
              verdict.verdict.verdicts[verdict.number]
                ? 'knowledge.quiz.right'
                : 'knowledge.quiz.wrong',
            )}
          </span>
        )}
      </legend>
      {choices.map((choice, place) => {
        const label = right?.includes(place) ? `${choice} ✓` : choice;
        return isOneRight ? (
          <Radio
            key={choice}
            size="xs"
            label={label}
            checked={chosen.includes(place)}
            onChange={() => onChoose([place])}
          />
        ) : (
          <Checkbox
            key={choice}
            size="xs"
            label={label}
            checked={chosen.includes(place)}
            onChange={() => toggle(place)}
          />
        );
      })}
    </fieldset>
  );
}
