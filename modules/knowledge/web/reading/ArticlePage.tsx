import { useParams, useSearch } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Article } from '../../contract.ts';
import type { Audience, Body } from '../../core/body/node.ts';
import { titleFor } from '../../core/listing.ts';
import { ArticleBody } from '../ArticleBody.tsx';
import { NearDuplicates } from '../NearDuplicates.tsx';
import { useArticle, useText } from '../use-knowledge.ts';
import { ArticleFacts } from './ArticleFacts.tsx';
import classes from './ArticlePage.module.css';
import { ArticleTools } from './ArticleTools.tsx';

/** An article as its readers see it, with what is known about it. */
export function ArticlePage() {
  const { projectId, articleId } = useParams({ from: '/frame/knowledge/$projectId/$articleId/' });
  const { data: article, error, refetch } = useArticle(projectId, articleId);
  if (error && !article) return <Problem error={error} onRetry={refetch} />;
  if (!article) return <LoadingLines />;
  return <Opened article={article} />;
}

function Opened({ article }: { article: Article }) {
  const { t, language: own } = useWords();
  const search = useSearch({ from: '/frame/knowledge/$projectId/$articleId/' });
  const { projectId, id: articleId, originalLanguage } = article;
  const told = titleFor(article, own);
  const language = search.language ?? told?.language ?? originalLanguage;
  const audience = search.as ?? 'agent';
  useTitle(told?.title ?? t('knowledge.untitled'));
  const { data: text, error, refetch } = useText({ projectId, articleId, language });
  const shown = text?.live ?? text?.draft;
  return (
    <div className={classes.page}>
      <ArticleTools article={article} language={language} audience={audience} />
      <div className={classes.columns}>
        <main className={classes.reading}>
          {error && !text && <Problem error={error} onRetry={refetch} />}
          {!text && !error && <LoadingLines />}
          {text && !text.live && (
            <p className={classes.note}>
              {t(text.draft ? 'knowledge.not-live' : 'knowledge.not-written')}
            </p>
          )}
          {shown && (
            <NearDuplicates
              {...{ projectId, articleId, language }}
              saved={text?.draft?.revision ?? text?.live?.number ?? null}
            />
          )}
          {shown && <Reading {...{ projectId, language, audience }} text={shown} />}
        </main>
        <ArticleFacts article={article} language={language} version={text?.live ?? null} />
      </div>
    </div>
  );
}

function Reading(props: {
  projectId: string;
  language: 'en' | 'ru' | 'zh';
  audience: Audience;
  text: { title: string; body: Body };
}) {
  const { text, ...rest } = props;
  return (
    <article>
      <h2 className={classes.title} lang={rest.language}>
        <UserText text={text.title} />
      </h2>
      <ArticleBody {...rest} body={text.body} />
    </article>
  );
}
