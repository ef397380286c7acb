import { Button, Select } from '@mantine/core';
import { IconHistory, IconRestore } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Language } from '#platform/http/contract.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { PageButton } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { type Article, may, type VersionHead } from '../../contract.ts';
import { titleFor } from '../../core/listing.ts';
import { knowledgeApi } from '../apis.ts';
import { DifferenceView } from '../DifferenceView.tsx';
import { LanguageTabs } from '../LanguageTabs.tsx';
import { useArticle, useText, useVersions } from '../use-knowledge.ts';
import { VersionList } from './VersionList.tsx';
import classes from './VersionsPage.module.css';

/** What was published of an article in a language, and what differs between two of it. */
export function VersionsPage() {
  const where = '/frame/knowledge/$projectId/$articleId/versions';
  const { projectId, articleId } = useParams({ from: where });
  const { language } = useSearch({ from: where });
  const { data: article, error, refetch } = useArticle(projectId, articleId);
  if (error && !article) return <Problem error={error} onRetry={refetch} />;
  if (!article) return <LoadingLines />;
  return <Versions article={article} language={language ?? article.originalLanguage} />;
}

function Versions({ article, language }: { article: Article; language: Language }) {
  const { t, language: own } = useWords();
  const navigate = useNavigate();
  const params = { projectId: article.projectId, articleId: article.id };
  const title = titleFor(article, own)?.title ?? t('knowledge.untitled');
  useTitle(t('knowledge.versions.of', { title }));
  const which = { ...params, language };
  const { data, error, refetch } = useVersions(which);
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <PageButton
          size="xs"
          variant="default"
          to="/knowledge/$projectId/$articleId"
          params={params}
          search={{ language }}
        >
          {t('knowledge.back')}
        </PageButton>
        <LanguageTabs
          article={article}
          language={language}
          isEveryShown={false}
          onChoose={(each) =>
            void navigate({
              to: '/knowledge/$projectId/$articleId/versions',
              params,
              search: { language: each },
            })
          }
        />
      </div>
      {error && !data && <Problem error={error} onRetry={refetch} />}
      {!data && !error && <LoadingLines />}
      {data?.items.length === 0 && (
        <Nothing
          icon={IconHistory}
          title={t('knowledge.versions.none')}
          text={t('knowledge.versions.none.text')}
        />
      )}
      {data && data.items.length > 0 && (
        <Comparing article={article} language={language} versions={data.items} />
      )}
    </div>
  );
}

function Comparing(props: {
  article: Article;
  language: Language;
  versions: readonly VersionHead[];
}) {
  const { article, language, versions } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/knowledge/$projectId/$articleId/versions' });
  const params = { projectId: article.projectId, articleId: article.id };
  const to = search.to ?? versions[0]?.number ?? 1;
  const from = search.from ?? Math.max(to - 1, 1);
  const show = (numbers: { from: number; to: number }) =>
    void navigate({
      to: '/knowledge/$projectId/$articleId/versions',
      params,
      search: { language, ...numbers },
      replace: true,
    });
  const data = versions.map(({ number }) => ({
    value: String(number),
    label: t('knowledge.version', { number }),
  }));
  return (
    <div className={classes.columns}>
      <VersionList
        versions={versions}
        chosen={to}
        onChoose={(number) => show({ from: Math.max(number - 1, 1), to: number })}
      />
      <section className={classes.comparison} aria-label={t('knowledge.difference')}>
        <div className={classes.chosen}>
          <Select
            size="xs"
            allowDeselect={false}
            aria-label={t('knowledge.compare.from')}
            data={data}
            value={String(from)}
            onChange={(value) => show({ from: Number(value), to })}
          />
          <span aria-hidden="true">→</span>
          <Select
            size="xs"
            allowDeselect={false}
            aria-label={t('knowledge.compare.to')}
            data={data}
            value={String(to)}
            onChange={(value) => show({ from, to: Number(value) })}
          />
          <Restoring article={article} language={language} number={to} />
        </div>
        <Compared which={{ ...params, language }} from={from} to={to} />
      </section>
    </div>
  );
}

function Compared(props: {
  which: { projectId: string; articleId: string; language: Language };
  from: number;
  to: number;
}) {
  const { which, from, to } = props;
  const version = (number: number) =>
    knowledgeApi.version.queryOptions({ input: { ...which, number } });
  const before = useQuery(version(from));
  const after = useQuery(version(to));
  const error = before.error ?? after.error;
  if (error) return <Problem error={error} onRetry={() => void after.refetch()} />;
  if (!before.data || !after.data) return <LoadingLines />;
  const nothing = { title: '', body: { type: 'doc' as const, content: [] } };
  // The first version is compared with nothing: all of it is new.
  const old = from === to && to === 1 ? nothing : before.data;
  return <DifferenceView before={old} after={after.data} lang={which.language} />;
}

function Restoring(props: { article: Article; language: Language; number: number }) {
  const { article, language, number } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const mayWrite = useMay(may.write) && !article.isArchived;
  const { projectId, id: articleId } = article;
  const { data: text } = useText({ projectId, articleId, language });
  const { mutate, isPending } = useMutation(
    knowledgeApi.restore.mutationOptions({
      onSuccess: () =>
        void navigate({
          to: '/knowledge/$projectId/$articleId/edit',
          params: { projectId, articleId },
          search: { language },
        }),
    }),
  );
  if (!mayWrite || !text) return null;
  const revision = text.draft?.revision ?? null;
  return (
    <Button
      size="xs"
      variant="default"
      loading={isPending}
      disabled={text.draft !== null}
      title={text.draft ? t('knowledge.restore.draft') : undefined}
      leftSection={<IconRestore size="1rem" stroke={1.6} />}
      onClick={() => mutate({ projectId, articleId, language, number, revision })}
    >
      {t('knowledge.restore', { number })}
    </Button>
  );
}
