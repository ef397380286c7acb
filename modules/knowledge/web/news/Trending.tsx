import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { PageLink } from '#platform/web/PageLink.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { knowledgeApi } from '../apis.ts';
import classes from './News.module.css';

/** What is asked for far more than usual; nothing while there is no such article. */
export function Trending({ projectId }: { projectId: string }) {
  const { t, format } = useWords();
  const headingId = useId();
  const { data } = useQuery(knowledgeApi.trending.queryOptions({ input: { projectId } }));
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes.trending} aria-labelledby={headingId}>
      <h2 id={headingId}>{t('knowledge.trending')}</h2>
      <ul>
        {data.items.map(({ articleId, title, recent, usual }) => (
          <li key={articleId}>
            <PageLink
              size="sm"
              to="/knowledge/$projectId/$articleId"
              params={{ projectId, articleId }}
            >
              <UserText text={title} />
            </PageLink>
            <div>
              {t('knowledge.trending.figures', { recent, usual: format.number(Math.round(usual)) })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
