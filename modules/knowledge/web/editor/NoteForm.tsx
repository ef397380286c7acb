import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { useDeed } from './use-deed.ts';

/** Moves a draft on with some words for whoever takes it up. isNeeded: not without words. */
export function NoteForm(props: {
  title: string;
  text: string;
  action: string;
  isNeeded?: boolean;
  keeper: DraftKeeper;
  deed: (revision: number, note: string) => Promise<number>;
  onClose: () => void;
}) {
  const { title, text, action, isNeeded = false, keeper, deed, onClose } = props;
  const { t } = useWords();
  const [note, setNote] = useState('');
  const { mutate, error, isPending } = useDeed(keeper, deed, onClose);
  const problems = useFields(error, ['note']);
  return (
    <FormDialog
      title={title}
      action={action}
      error={error}
      rest={problems.rest}
      isPending={isPending}
      isReady={!isNeeded || note.trim() !== ''}
      onSubmit={() => mutate(note.trim())}
      onClose={onClose}
    >
      <Textarea
        autosize
        data-autofocus
        minRows={3}
        maxLength={2_000}
        label={t('knowledge.note')}
        description={text}
        value={note}
        error={problems.of('note')}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  );
}
