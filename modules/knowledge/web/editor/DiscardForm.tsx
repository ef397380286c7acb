import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Language } from '#platform/http/contract.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ArticleText } from '../../contract.ts';
import type { Words } from '../../core/difference.ts';
import { savedWords } from '../../core/opening.ts';
import { knowledgeApi } from '../apis.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/** Throws a draft away after asking; the text is then what readers have, or nothing. */
export function DiscardForm(props: {
  which: { projectId: string; articleId: string; language: Language };
  text: ArticleText;
  keeper: DraftKeeper;
  onDiscarded: (words: Words) => void;
  onClose: () => void;
}) {
  const { which, text, keeper, onDiscarded, onClose } = props;
  const { t } = useWords();
  const discard = async (revision: number) => {
    await knowledgeApi.discardDraft.call({ ...which, revision });
    return null;
  };
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => keeper.discard(discard),
    meta: { showsProblem: true },
    onSuccess: () => {
      onDiscarded(savedWords({ draft: null, live: text.live }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('knowledge.discard')}
      action={t('knowledge.discard')}
      error={error}
      rest={error}
      isPending={isPending}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t(text.live ? 'knowledge.discard.live' : 'knowledge.discard.whole')}</Text>
    </FormDialog>
  );
}
