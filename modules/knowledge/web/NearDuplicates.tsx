import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Language } from '#platform/http/contract.ts';
import { PageLink } from '#platform/web/PageLink.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { knowledgeApi } from './apis.ts';
import classes from './NearDuplicates.module.css';

/** Tells which live articles say nearly the same as this one: of two, one is soon wrong. saved:
 *  what is new whenever the text was saved. */
export function NearDuplicates(props: {
  projectId: string;
  articleId: string;
  language: Language;
  saved: number | null;
}) {
  const { projectId, articleId, language, saved } = props;
  const { t, format } = useWords();
  const options = knowledgeApi.nearDuplicates.queryOptions({
    input: { projectId, articleId, language },
  });
  const { data } = useQuery({
    ...options,
    queryKey: [...options.queryKey, saved] as unknown as typeof options.queryKey,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes.note} aria-label={t('knowledge.nearly-same')}>
      <IconCopy size="1rem" stroke={1.6} aria-hidden />
      <span>{t('knowledge.nearly-same')}</span>
      <ul className={classes.list}>
        {data.items.map(({ articleId: other, title, likeness }) => (
          <li key={other}>
            <PageLink
              to="/knowledge/$projectId/$articleId"
              params={{ projectId, articleId: other }}
              search={{ language }}
            >
              <UserText text={title} />
            </PageLink>{' '}
            <span className={classes.share}>
              {format.number(likeness, { style: 'percent', maximumFractionDigits: 0 })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
