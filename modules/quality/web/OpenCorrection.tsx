import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { Form } from '#platform/web/Form.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type ListeningTask, maximumExcerptLength } from '../contract.ts';
import { qualityApi } from './apis.ts';
import classes from './OpenCorrection.module.css';

/** Words that were wrong, and the message in which they stand. */
export interface WrongWords {
  readonly messageId: string;
  readonly excerpt: string;
}

/** Starts to put wrong information right. */
export function OpenCorrection(props: {
  task: Pick<ListeningTask, 'projectId' | 'contactId'>;
  words: WrongWords;
  onClose: () => void;
}) {
  const { task, words, onClose } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const [excerpt, setExcerpt] = useState(words.excerpt);
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.open.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: ({ projectId, id: correctionId }) =>
        navigate({
          to: '/corrections/$projectId/$correctionId',
          params: { projectId, correctionId },
        }),
    }),
  );
  const { projectId, contactId } = task;
  const open = () => mutate({ projectId, contactId, messageId: words.messageId, excerpt });
  return (
    <Dialog title={t('quality.correction.open')} onClose={onClose}>
      <Form error={error} className={classes.form} onSubmit={open}>
        <p className={classes.text}>{t('quality.correction.open.text')}</p>
        <Textarea
          autosize
          minRows={3}
          data-autofocus
          maxLength={maximumExcerptLength}
          label={t('quality.correction.wrong')}
          value={excerpt}
          onChange={({ currentTarget }) => setExcerpt(currentTarget.value)}
        />
        <Problem error={error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('quality.cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={excerpt.trim() === ''}>
            {t('quality.correction.open')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
