import { Checkbox } from '@mantine/core';
import { IconNews } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { serverNow } from '#platform/web/now.ts';
import { Panes } from '#platform/web/Panes.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import type { NewsItem } from '../../contract.ts';
import { KnowledgePage } from '../KnowledgePage.tsx';
import classes from './News.module.css';
import { NewsReading } from './NewsReading.tsx';
import { Trending } from './Trending.tsx';
import { useFollowing, useNews } from './use-news.ts';

const listWidth = { px: 380, minPx: 300, maxPx: 520 };
const rowPx = 72;

/** What is new in the knowledge, what must be read first. */
export function News() {
  return (
    <KnowledgePage tools={({ id }) => <FollowAll projectId={id} />}>
      {({ id }) => <NewsPanes projectId={id} />}
    </KnowledgePage>
  );
}

function FollowAll({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { isFollowed, follow } = useFollowing(projectId);
  const all = { kind: 'project' as const, subjectId: projectId };
  return (
    <Checkbox
      size="xs"
      label={t('knowledge.follow.all')}
      checked={isFollowed(all)}
      onChange={({ currentTarget }) => follow(all, currentTarget.checked)}
    />
  );
}

function NewsPanes({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { article: articleId } = useSearch({ from: '/frame/knowledge/news' });
  const { data, error, refetch } = useNews(projectId);
  const chosen = data?.items.find((item) => item.articleId === articleId);
  return (
    <Panes
      name="knowledge-news"
      shown={articleId ? 'article' : 'list'}
      panes={[
        {
          id: 'list',
          label: 'knowledge.news',
          width: listWidth,
          content: error ? (
            <Problem error={error} onRetry={refetch} />
          ) : data ? (
            <div className={classes.list}>
              <Trending projectId={projectId} />
              <List projectId={projectId} items={data.items} chosenId={articleId} />
            </div>
          ) : (
            <LoadingLines />
          ),
        },
        {
          id: 'article',
          label: 'knowledge.article',
          content: chosen ? (
            <NewsReading key={chosen.articleId} projectId={projectId} item={chosen} />
          ) : (
            <Nothing
              icon={IconNews}
              title={t('knowledge.news.choose')}
              text={t('knowledge.news.choose.text')}
            />
          ),
        },
      ]}
    />
  );
}

function List(props: {
  projectId: string;
  items: readonly NewsItem[];
  chosenId: string | undefined;
}) {
  const { projectId, items, chosenId } = props;
  const { t } = useWords();
  const navigate = useNavigate({ from: '/knowledge/news' });
  if (items.length === 0)
    return (
      <Nothing
        icon={IconNews}
        title={t('knowledge.news.none')}
        text={t('knowledge.news.none.text')}
      />
    );
  return (
    <VirtualList
      items={items}
      keyOf={({ articleId }) => articleId}
      name={`knowledge.news.${projectId}`}
      label={t('knowledge.news')}
      rowPx={rowPx}
      {...(chosenId && { chosenKey: chosenId })}
      onChoose={({ articleId }) =>
        void navigate({ search: (kept) => ({ ...kept, article: articleId }) })
      }
      row={(item) => <Row item={item} />}
    />
  );
}

function Row({ item }: { item: NewsItem }) {
  const { t, format } = useWords();
  const { title, note, isWanted, isChange, readAt, publishedAt } = item;
  return (
    <div className={classes.row}>
      <UserText className={classes.title} text={title} />
      {note && <UserText className={classes.note} text={note} />}
      <span className={classes.facts}>
        {isWanted && <strong className={classes.wanted}>{t('knowledge.news.wanted')}</strong>}
        <span>{t(isChange ? 'knowledge.news.changed' : 'knowledge.news.new')}</span>
        <span>{format.relative(publishedAt, serverNow())}</span>
        {readAt && <span>{t('knowledge.news.read')}</span>}
      </span>
    </div>
  );
}
