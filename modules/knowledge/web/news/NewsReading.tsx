import { Button, Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { NewsItem } from '../../contract.ts';
import { ArticleBody } from '../ArticleBody.tsx';
import { knowledgeApi } from '../apis.ts';
import { QuizForm } from '../quiz/QuizForm.tsx';
import { useText } from '../use-knowledge.ts';
import classes from './News.module.css';
import { useFollowing } from './use-news.ts';

/** News read: the article as agents see it, the confirmation, and what one has kept of it. */
export function NewsReading({ projectId, item }: { projectId: string; item: NewsItem }) {
  const { t } = useWords();
  const { articleId, language, title, note } = item;
  const which = { projectId, articleId, language };
  const { data, error, refetch } = useText(which);
  const { isFollowed, follow } = useFollowing(projectId);
  const itself = { kind: 'article' as const, subjectId: articleId };
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data?.live) return <LoadingLines />;
  return (
    <article className={classes.reading}>
      <h1 className={classes.headline}>
        <UserText text={title} />
      </h1>
      {note && (
        <p className={classes.whatsNew}>
          {t('knowledge.news.what')} <UserText text={note} />
        </p>
      )}
      <ArticleBody
        projectId={projectId}
        language={language}
        body={data.live.body}
        audience="agent"
      />
      <footer className={classes.foot}>
        <Confirmation projectId={projectId} item={item} />
        <Checkbox
          size="xs"
          label={t('knowledge.follow.article')}
          checked={isFollowed(itself)}
          onChange={({ currentTarget }) => follow(itself, currentTarget.checked)}
        />
      </footer>
      <QuizForm which={which} />
    </article>
  );
}

function Confirmation({ projectId, item }: { projectId: string; item: NewsItem }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation(
    knowledgeApi.confirmRead.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: knowledgeApi.news.key() }),
    }),
  );
  const { articleId, number, readAt } = item;
  if (readAt)
    return (
      <span className={classes.done}>
        <IconCheck size="1rem" stroke={1.6} aria-hidden />
        {t('knowledge.news.confirmed', { when: format.dateTime(readAt) })}
      </span>
    );
  return (
    <>
      <Button
        size="xs"
        loading={isPending}
        onClick={() => mutate({ projectId, articleId, number })}
      >
        {t('knowledge.news.confirm')}
      </Button>
      <Problem error={error} />
    </>
  );
}
