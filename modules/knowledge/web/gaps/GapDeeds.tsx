import { Button, Select, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Gap, may } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import { useColleagues } from '../use-knowledge.ts';
import classes from './Gaps.module.css';

/** What can be done about an open gap: take it, write, name the article that answers it already, or
 *  say that nobody needs one. */
export function GapDeeds({ gap }: { gap: Gap }) {
  const { t } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [isClosing, setIsClosing] = useState(false);
  const { projectId, id: gapId, language } = gap;
  const give = useMutation(knowledgeApi.giveGap.mutationOptions());
  const begin = useMutation(
    knowledgeApi.writeForGap.mutationOptions({
      onSuccess: ({ articleId }) => openEditor(articleId),
    }),
  );
  const openEditor = (articleId: string | null) => {
    if (!articleId) return;
    const params = { projectId, articleId };
    void navigate({ to: '/knowledge/$projectId/$articleId/edit', params, search: { language } });
  };
  const write = () =>
    gap.articleId ? openEditor(gap.articleId) : begin.mutate({ projectId, gapId });
  return (
    <div className={classes.deeds}>
      <div className={classes.buttons}>
        <Button size="xs" loading={begin.isPending} onClick={write}>
          {t(gap.articleId ? 'knowledge.gap.edit' : 'knowledge.gap.write')}
        </Button>
        {gap.ownerId !== me.id && (
          <Button
            size="xs"
            variant="default"
            onClick={() => give.mutate({ projectId, gapId, ownerId: me.id })}
          >
            {t('knowledge.gap.take')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setIsClosing(!isClosing)}>
          {t('knowledge.gap.close')}
        </Button>
        <Owner gap={gap} onGive={(ownerId) => give.mutate({ projectId, gapId, ownerId })} />
      </div>
      <Problem error={give.error ?? begin.error} />
      {isClosing && <Closing gap={gap} />}
    </div>
  );
}

function Owner({ gap, onGive }: { gap: Gap; onGive: (ownerId: string | null) => void }) {
  const { t } = useWords();
  const mayGive = useMay(may.publish);
  const colleagues = useColleagues(gap.projectId);
  if (!mayGive) return null;
  return (
    <Select
      size="xs"
      clearable
      searchable
      aria-label={t('knowledge.gap.give')}
      placeholder={t('knowledge.gap.give')}
      value={gap.ownerId}
      onChange={onGive}
      data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function Closing({ gap }: { gap: Gap }) {
  const { t } = useWords();
  const { projectId, id: gapId, language } = gap;
  const [articleId, setArticleId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [query, setQuery] = useState(gap.words);
  const found = useQuery(
    knowledgeApi.search.queryOptions({
      input: { projectId, language, query, isTyping: 'true', limit: 10 },
      enabled: query.trim() !== '',
    }),
  ).data;
  const close = useMutation(knowledgeApi.closeGap.mutationOptions());
  const hits = (found?.hits ?? []).filter((hit) => hit.language === language);
  return (
    <form
      className={classes.closing}
      onSubmit={(event) => {
        event.preventDefault();
        close.mutate({ projectId, gapId, articleId, note });
      }}
    >
      <Select
        size="xs"
        searchable
        clearable
        label={t('knowledge.gap.answered-by')}
        description={t('knowledge.gap.answered-by.hint')}
        filter={({ options }) => options}
        value={articleId}
        onChange={setArticleId}
        onSearchChange={setQuery}
        data={hits.map((hit) => ({ value: hit.articleId, label: hit.title }))}
      />
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxLength={2_000}
        dir="auto"
        label={t('knowledge.gap.note')}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Problem error={close.error} />
      <Button size="xs" type="submit" loading={close.isPending}>
        {t(articleId ? 'knowledge.gap.close-answered' : 'knowledge.gap.close-unneeded')}
      </Button>
    </form>
  );
}
