import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Concern } from '../contract.ts';
import { learningApi } from './apis.ts';
import classes from './ConcernReading.module.css';

/** What the department answers; whoever raised the concern is told. */
export function AnswerConcern({ concern, isMine }: { concern: Concern; isMine: boolean }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { answer, answeredAt, answeredBy } = concern;
  if (answer !== null && answeredAt !== null) {
    return (
      <section className={classes.part} data-answered>
        <h2 className={classes.title}>
          <UserText
            text={t('learning.answered-by', {
              name: nameOf(answeredBy),
              time: format.dateTime(answeredAt),
            })}
          />
        </h2>
        <p className={classes.words}>
          <UserText text={answer} />
        </p>
      </section>
    );
  }
  return isMine ? <Answering concern={concern} /> : null;
}

function Answering({ concern }: { concern: Concern }) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const [text, setText] = useState('');
  const { mutate, error, isPending } = useMutation(
    learningApi.answerConcern.mutationOptions({ meta: { showsProblem: true } }),
  );
  const { projectId, id: concernId, raisedBy } = concern;
  const isReady = text.trim() !== '';
  const answer = () => {
    if (isReady) mutate({ projectId, concernId, text });
  };
  useKeys([{ keys: 'mod+enter', label: 'learning.answer', run: answer, isAlways: true }]);
  return (
    <Form error={error} className={classes.part} onSubmit={answer}>
      <Textarea
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4_000}
        label={t('learning.answer.label')}
        description={
          raisedBy
            ? t('learning.answer.goes-to', { name: nameOf(raisedBy) })
            : t('learning.answer.kept')
        }
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Problem error={error} />
      <div className={classes.foot}>
        <span />
        <Button
          size="xs"
          type="submit"
          loading={isPending}
          disabled={!isReady}
          rightSection={<KeyHint keys="mod+enter" />}
        >
          {t('learning.answer')}
        </Button>
      </div>
    </Form>
  );
}
