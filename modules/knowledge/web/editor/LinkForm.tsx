import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { isAddress } from '../../core/body/address.ts';
import { titleFor } from '../../core/listing.ts';
import { knowledgeApi } from '../apis.ts';
import classes from './LinkForm.module.css';

const typingPauseMs = 200;
const maximumFound = 8;

/** Makes the chosen words a link: to a site by its address, or to an article by its title. */
export function LinkForm(props: {
  editor: Editor;
  projectId: string;
  articleId: string;
  onClose: () => void;
}) {
  const { editor, projectId, articleId, onClose } = props;
  const { t } = useWords();
  const before: string | undefined = editor.getAttributes('link').href;
  const [typed, setTyped] = useState(before ?? '');
  const address = addressOf(typed);
  const link = (href: string, words: string) => {
    const chain = editor.chain().focus().extendMarkRange('link');
    const isNothingChosen = editor.state.selection.empty && before === undefined;
    if (isNothingChosen) {
      const marks = [{ type: 'link', attrs: { href } }];
      chain.insertContent({ type: 'text', text: words, marks }).run();
    } else chain.setLink({ href }).run();
    onClose();
  };
  const unlink = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  };
  return (
    <FormDialog
      title={t('knowledge.do.link')}
      error={null}
      rest={null}
      isPending={false}
      isReady={address !== null}
      action={t('knowledge.link.set')}
      onSubmit={() => address && link(address, typed.trim())}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('knowledge.link.to')}
        description={t('knowledge.link.to.text')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <FoundArticles
        projectId={projectId}
        articleId={articleId}
        words={address ? '' : typed.trim()}
        onChoose={({ id, title }) => link(`article:${id}`, title)}
      />
      {before !== undefined && (
        <Button
          variant="default"
          leftSection={<IconLinkOff size="1rem" stroke={1.6} />}
          onClick={unlink}
        >
          {t('knowledge.link.remove')}
        </Button>
      )}
    </FormDialog>
  );
}

function FoundArticles(props: {
  projectId: string;
  articleId: string;
  words: string;
  onChoose: (found: { id: string; title: string }) => void;
}) {
  const { projectId, articleId, words, onChoose } = props;
  const { t, language } = useWords();
  const [asked] = useDebouncedValue(words, typingPauseMs);
  const input = { projectId, limit: maximumFound, ...(asked && { words: asked }) };
  const { data } = useQuery(knowledgeApi.articles.queryOptions({ input }));
  const found = (data?.items ?? []).filter(({ id }) => id !== articleId);
  if (data && found.length === 0) return <p className={classes.none}>{t('knowledge.link.none')}</p>;
  return (
    <ul className={classes.found} aria-label={t('knowledge.articles')}>
      {found.map((article) => {
        const title = titleFor(article, language)?.title ?? t('knowledge.untitled');
        return (
          <li key={article.id}>
            <button
              type="button"
              className={classes.one}
              onClick={() => onChoose({ id: article.id, title })}
            >
              <IconFileText size="1rem" stroke={1.6} />
              <UserText text={title} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The address that was typed, also without its beginning: `example.com`, `me@example.com`. */
function addressOf(typed: string): string | null {
  const text = typed.trim();
  const tries = [text];
  if (/^[^\s/@]+\.[^\s@]{2,}$/u.test(text)) tries.push(`https://${text}`);
  if (/^[^\s/@]+@[^\s@]+\.[^\s@]{2,}$/u.test(text)) tries.push(`mailto:${text}`);
  return tries.find(isAddress) ?? null;
}
