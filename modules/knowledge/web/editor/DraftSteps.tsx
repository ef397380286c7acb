import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { useMay } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { type Article, type ArticleText, may } from '../../contract.ts';
import type { Words } from '../../core/difference.ts';
import { knowledgeApi } from '../apis.ts';
import { DiscardForm } from './DiscardForm.tsx';
import type { DraftKeeper, DraftState } from './draft-keeper.ts';
import { NoteForm } from './NoteForm.tsx';
import { PublishForm } from './PublishForm.tsx';

interface StepProps {
  readonly article: Article;
  readonly language: Language;
  readonly text: ArticleText;
  readonly keeper: DraftKeeper;
  readonly state: DraftState;
  readonly onDiscarded: (words: Words) => void;
}

type Form = 'review' | 'return' | 'publish' | 'discard';

/** The ways of a draft: to a review and back, to its readers, or away. */
export function DraftSteps(props: StepProps) {
  const { article, language, text, state } = props;
  const { t } = useWords();
  const mayPublish = useMay(may.publish);
  const [form, setForm] = useState<Form | null>(null);
  const isDraft = state.revision !== null || state.status !== 'saved';
  // A translation that still holds is published as it is, to be behind no longer.
  const isBehind = article.languages.some((each) => each.language === language && each.isBehind);
  const isReady = (isDraft || isBehind) && state.status !== 'overtaken';
  const draftState = text.draft?.state;
  return (
    <>
      {mayPublish && draftState === 'in-review' && (
        <Button size="xs" variant="default" disabled={!isReady} onClick={() => setForm('return')}>
          {t('knowledge.return')}
        </Button>
      )}
      {draftState !== 'in-review' && (
        <Button
          size="xs"
          variant={mayPublish ? 'default' : 'filled'}
          disabled={!isReady}
          onClick={() => setForm('review')}
        >
          {t('knowledge.ask-review')}
        </Button>
      )}
      {mayPublish && (
        <Button size="xs" disabled={!isReady} onClick={() => setForm('publish')}>
          {t('knowledge.publish')}
        </Button>
      )}
      {state.revision !== null && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('knowledge.draft.more')}>
              <IconDots size="1rem" stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size="1rem" stroke={1.6} />}
              onClick={() => setForm('discard')}
            >
              {t('knowledge.discard')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {form && <OpenForm {...props} form={form} onClose={() => setForm(null)} />}
    </>
  );
}

function OpenForm(props: StepProps & { form: Form; onClose: () => void }) {
  const { article, language, text, keeper, state, onDiscarded, form, onClose } = props;
  const { t } = useWords();
  const which = { projectId: article.projectId, articleId: article.id, language };
  switch (form) {
    case 'publish':
      return (
        <PublishForm
          which={which}
          isFirst={text.live === null}
          body={state.mine.body}
          keeper={keeper}
          onClose={onClose}
        />
      );
    case 'discard':
      return <DiscardForm {...{ which, text, keeper, onDiscarded, onClose }} />;
    case 'review':
      return (
        <NoteForm
          title={t('knowledge.ask-review')}
          text={t('knowledge.ask-review.text')}
          action={t('knowledge.ask-review.action')}
          keeper={keeper}
          deed={async (revision, note) =>
            (await knowledgeApi.askForReview.call({ ...which, revision, note })).revision
          }
          onClose={onClose}
        />
      );
    case 'return':
      return (
        <NoteForm
          isNeeded
          title={t('knowledge.return')}
          text={t('knowledge.return.text')}
          action={t('knowledge.return.action')}
          keeper={keeper}
          deed={async (revision, note) =>
            (await knowledgeApi.sendBack.call({ ...which, revision, note })).revision
          }
          onClose={onClose}
        />
      );
  }
}
