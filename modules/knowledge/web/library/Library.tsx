import { Button } from '@mantine/core';
import { IconBook, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Panes } from '#platform/web/Panes.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { type ArticleFilter, may } from '../../contract.ts';
import { KnowledgePage } from '../KnowledgePage.tsx';
import type { LibrarySearch } from '../search.ts';
import { useArticles, useCategories, useUses } from '../use-knowledge.ts';
import { ArticleRow } from './ArticleRow.tsx';
import { Categories } from './Categories.tsx';
import classes from './Library.module.css';
import { LibraryFilters } from './LibraryFilters.tsx';
import { NewArticle } from './NewArticle.tsx';

const treeWidth = { px: 240, minPx: 180, maxPx: 400 };
const rowPx = 76;

/** The library: all articles of a project, by category and by whatever else they are told apart. */
export function Library() {
  return (
    <KnowledgePage
      tools={({ id, language }) => (
        <>
          <LibraryFilters projectId={id} />
          <Beginning projectId={id} ownLanguage={language} />
        </>
      )}
    >
      {({ id }) => <Shelves projectId={id} />}
    </KnowledgePage>
  );
}

function Beginning(props: { projectId: string; ownLanguage: 'en' | 'ru' | 'zh' }) {
  const { projectId, ownLanguage } = props;
  const { t } = useWords();
  const mayWrite = useMay(may.write);
  const [isOpen, setIsOpen] = useState(false);
  useKeys(mayWrite ? [{ keys: 'n', label: 'knowledge.new', run: () => setIsOpen(true) }] : []);
  if (!mayWrite) return null;
  return (
    <>
      <Button
        size="xs"
        className={classes.begin ?? ''}
        leftSection={<IconPlus size="1rem" />}
        rightSection={<KeyHint keys="n" />}
        onClick={() => setIsOpen(true)}
      >
        {t('knowledge.new')}
      </Button>
      {isOpen && (
        <NewArticle
          projectId={projectId}
          ownLanguage={ownLanguage}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function Shelves({ projectId }: { projectId: string }) {
  return (
    <Panes
      name="knowledge"
      shown="articles"
      panes={[
        {
          id: 'categories',
          label: 'knowledge.categories',
          width: treeWidth,
          content: <Categories projectId={projectId} />,
        },
        {
          id: 'articles',
          label: 'knowledge.articles',
          content: <Articles projectId={projectId} />,
        },
      ]}
    />
  );
}

function Articles({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/knowledge/' });
  const { data, error, refetch, hasNextPage, fetchNextPage } = useArticles(
    projectId,
    filterOf(search),
  );
  const { categories } = useCategories(projectId);
  const uses = useUses(projectId);
  const items = data?.pages.flatMap((page) => page.items);
  if (error && !items) return <Problem error={error} onRetry={refetch} />;
  if (!items) return <LoadingLines lines={8} />;
  if (items.length === 0) return <NoArticles />;
  return (
    <VirtualList
      key={JSON.stringify(filterOf(search))}
      items={items}
      keyOf={({ id }) => id}
      row={(article) => (
        <ArticleRow article={article} categories={categories} use={uses.get(article.id)} />
      )}
      label={t('knowledge.articles')}
      name={`knowledge.${projectId}.${JSON.stringify(filterOf(search))}`}
      rowPx={rowPx}
      onChoose={({ id }) => {
        const params = { projectId, articleId: id };
        void navigate({ to: '/knowledge/$projectId/$articleId', params });
      }}
      onEnd={() => {
        if (hasNextPage) void fetchNextPage();
      }}
    />
  );
}

function NoArticles() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { project, ...filters } = useSearch({ from: '/frame/knowledge/' });
  if (Object.keys(filters).length === 0)
    return <Nothing icon={IconBook} title={t('knowledge.none')} text={t('knowledge.none.text')} />;
  const showAll = () => void navigate({ to: '/knowledge', search: project ? { project } : {} });
  return (
    <Nothing
      icon={IconBook}
      title={t('knowledge.none-such')}
      text={t('knowledge.none-such.text')}
      action={
        <Button size="xs" variant="default" onClick={showAll}>
          {t('knowledge.show-all')}
        </Button>
      }
    />
  );
}

function filterOf({ category, owner, project: _, ...rest }: LibrarySearch): ArticleFilter {
  return {
    ...rest,
    ...(category && { categoryId: category }),
    ...(owner && { ownerId: owner }),
  };
}
