import { Checkbox, SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { serverNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import { undescribedCount } from '../../core/body/editing.ts';
import type { Body } from '../../core/body/node.ts';
import { knowledgeApi } from '../apis.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { useDeed } from './use-deed.ts';

interface Given {
  readonly note: string;
  readonly publishAt: string | null;
  readonly isMinor: boolean;
}

/** Publishes a draft: at once or at a time, as news or as a small correction. A picture that nobody
 *  described holds it back. isFirst: nothing of it is live yet. */
export function PublishForm(props: {
  which: { projectId: string; articleId: string; language: Language };
  isFirst: boolean;
  body: Body;
  keeper: DraftKeeper;
  onClose: () => void;
}) {
  const { which, isFirst, body, keeper, onClose } = props;
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [isLater, setIsLater] = useState(false);
  const [moment, setMoment] = useState('');
  const [isMinor, setIsMinor] = useState(false);
  const undescribed = undescribedCount(body);
  const publish = async (revision: number, given: Given) => {
    await knowledgeApi.publish.call({ ...which, revision, ...given });
    const { draft } = await knowledgeApi.text.call(which);
    return draft?.revision ?? null;
  };
  const { mutate, error, isPending } = useDeed(keeper, publish, onClose);
  const problems = useFields(error, ['note', 'publishAt']);
  const publishAt = isLater && moment ? new Date(moment).toISOString() : null;
  const isPast = publishAt !== null && publishAt <= serverNow();
  return (
    <FormDialog
      title={t('knowledge.publish')}
      action={t(isLater ? 'knowledge.publish.schedule' : 'knowledge.publish')}
      error={error}
      rest={problems.rest}
      isPending={isPending}
      isReady={undescribed === 0 && (!isLater || (publishAt !== null && !isPast))}
      onSubmit={() => mutate({ note: note.trim(), publishAt, isMinor })}
      onClose={onClose}
    >
      {undescribed > 0 && (
        <Text role="alert" size="sm" c="red">
          {t('knowledge.publish.undescribed', { count: undescribed })}
        </Text>
      )}
      <SegmentedControl
        aria-label={t('knowledge.publish.when')}
        data={[
          { value: 'now', label: t('knowledge.publish.now') },
          { value: 'later', label: t('knowledge.publish.later') },
        ]}
        value={isLater ? 'later' : 'now'}
        onChange={(value) => setIsLater(value === 'later')}
      />
      {isLater && (
        <TextInput
          type="datetime-local"
          label={t('knowledge.publish.moment')}
          value={moment}
          error={isPast ? t('knowledge.publish.past') : problems.of('publishAt')}
          onChange={({ currentTarget }) => setMoment(currentTarget.value)}
        />
      )}
      <Textarea
        autosize
        data-autofocus
        minRows={2}
        maxLength={2_000}
        label={t('knowledge.publish.note')}
        description={t('knowledge.publish.note.text')}
        value={note}
        error={problems.of('note')}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {!isFirst && (
        <Checkbox
          label={t('knowledge.publish.minor')}
          description={t('knowledge.publish.minor.text')}
          checked={isMinor}
          onChange={({ currentTarget }) => setIsMinor(currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
