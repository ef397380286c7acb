import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Correction, maximumNoteLength } from '../contract.ts';
import classes from './AnswerStep.module.css';
import { qualityApi } from './apis.ts';
import { StepSign } from './StepSign.tsx';
import { useShowCorrection } from './use-show-correction.ts';

/** What was said beside what is right. The right answer starts the three tracks. */
export function AnswerStep({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const { chain, excerpt, agentId } = correction;
  return (
    <section className={classes.pair}>
      <div className={classes.said}>
        <h2 className={classes.title}>{t('quality.was-said', { name: nameOf(agentId) })}</h2>
        <p className={classes.words}>
          <UserText text={excerpt} />
        </p>
      </div>
      <div className={classes.right} data-known={chain.answer !== null}>
        <h2 className={classes.title}>
          <StepSign chain={chain} step="answer" />
          {t('quality.is-right')}
        </h2>
        {chain.answer && (
          <>
            <p className={classes.words}>
              <UserText text={chain.answer.text} />
            </p>
            <p className={classes.source}>
              <UserText text={t('quality.source', { source: chain.answer.source })} />
            </p>
          </>
        )}
        {!chain.answer && chain.closedAt === null && <RightAnswer correction={correction} />}
      </div>
    </section>
  );
}

function RightAnswer({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const show = useShowCorrection();
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.giveRightAnswer.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: show,
    }),
  );
  const { projectId, id: correctionId } = correction;
  const isReady = text.trim() !== '' && source.trim() !== '';
  const give = () => {
    if (isReady) mutate({ projectId, correctionId, text, source });
  };
  useKeys([{ keys: 'mod+enter', label: 'quality.give-answer', run: give, isAlways: true }]);
  return (
    <Form error={error} className={classes.form} onSubmit={give}>
      <Textarea
        autosize
        minRows={2}
        maxRows={10}
        maxLength={maximumNoteLength}
        label={t('quality.right-answer')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <TextInput
        maxLength={1_000}
        label={t('quality.answer-source')}
        description={t('quality.answer-source.text')}
        value={source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <Problem error={error} />
      <div className={classes.foot}>
        <span className={classes.source}>{t('quality.give-answer.text')}</span>
        <Button
          type="submit"
          loading={isPending}
          disabled={!isReady}
          rightSection={<KeyHint keys="mod+enter" />}
        >
          {t('quality.give-answer')}
        </Button>
      </div>
    </Form>
  );
}
