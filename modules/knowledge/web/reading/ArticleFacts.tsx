import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { serverNow } from '#platform/web/now.ts';
import { PageLink } from '#platform/web/PageLink.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Article, Version } from '../../contract.ts';
import { articleIn } from '../../core/body/address.ts';
import { addressesIn } from '../../core/body/plain.ts';
import { isReviewDue, titleFor } from '../../core/listing.ts';
import { knowledgeApi } from '../apis.ts';
import { Standings } from '../Standings.tsx';
import { useCategories, useNameOf } from '../use-knowledge.ts';
import { Archiving } from './Archiving.tsx';
import classes from './ArticlePage.module.css';

/** What is known about an article beside its words. */
export function ArticleFacts(props: {
  article: Article;
  language: Language;
  version: Version | null;
}) {
  const { article, language, version } = props;
  const { t, language: own, format } = useWords();
  const nameOf = useNameOf();
  const { categories } = useCategories(article.projectId);
  const { categoryId, ownerId, reviewDueOn, reviewEveryDays, tags, products } = article;
  const category = categories.find(({ id }) => id === categoryId);
  const isDue = isReviewDue(article, serverNow());
  const day = reviewDueOn && format.date(`${reviewDueOn}T12:00:00.000Z`);
  return (
    <aside className={classes.facts} aria-label={t('knowledge.facts')}>
      <dl>
        <Fact name={t('knowledge.fact.state')}>
          <Standings languages={article.languages} />
          {article.isArchived && <div>{t('knowledge.archived')}</div>}
        </Fact>
        {version && <PublishedFacts version={version} />}
        <Fact name={t('knowledge.visibility')}>
          {t(`knowledge.visibility.${article.visibility}`)}
        </Fact>
        {category && <Fact name={t('knowledge.category')}>{category.names[own]}</Fact>}
        <Fact name={t('knowledge.owner')}>
          {ownerId ? <UserText text={nameOf(ownerId)} /> : t('knowledge.owner.none')}
        </Fact>
        {reviewEveryDays !== null && (
          <Fact name={t('knowledge.review')}>
            {t('knowledge.review.every', { count: reviewEveryDays })}
            {day && (
              <div className={isDue ? classes.due : undefined}>
                {t(isDue ? 'knowledge.review.was-due' : 'knowledge.review.on', { day })}
              </div>
            )}
          </Fact>
        )}
        {article.mustBeRead && (
          <Fact name={t('knowledge.reading')}>{t('knowledge.must-be-read')}</Fact>
        )}
        {tags.length > 0 && <Fact name={t('knowledge.tags')}>{format.list(tags)}</Fact>}
        {products.length > 0 && <Fact name={t('knowledge.products')}>{format.list(products)}</Fact>}
        {version && <UseFacts projectId={article.projectId} articleId={article.id} />}
        {version && <Links version={version} language={language} />}
        <LinkedFrom projectId={article.projectId} articleId={article.id} />
      </dl>
      <Archiving article={article} />
    </aside>
  );
}

function PublishedFacts({ version }: { version: Version }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { number, publishedAt, publishedBy, note } = version;
  return (
    <Fact name={t('knowledge.version', { number })}>
      <time dateTime={publishedAt}>{format.dateTime(publishedAt)}</time>
      <div>
        <UserText text={nameOf(publishedBy)} />
      </div>
      {note && <UserText text={note} />}
    </Fact>
  );
}

/** The articles that a text names. */
function Links({ version: { projectId, body } }: { version: Version; language: Language }) {
  const { t } = useWords();
  const ids = addressesIn(body).flatMap((address) => articleIn(address) ?? []);
  if (ids.length === 0) return null;
  return (
    <Fact name={t('knowledge.links-to')}>
      {ids.map((articleId) => (
        <div key={articleId}>
          <Linked projectId={projectId} articleId={articleId} />
        </div>
      ))}
    </Fact>
  );
}

function LinkedFrom(which: { projectId: string; articleId: string }) {
  const { t } = useWords();
  const { data } = useQuery(knowledgeApi.linkedFrom.queryOptions({ input: which }));
  if (!data || data.items.length === 0) return null;
  return (
    <Fact name={t('knowledge.linked-from')}>
      {data.items.map(({ articleId }) => (
        <div key={articleId}>
          <Linked projectId={which.projectId} articleId={articleId} />
        </div>
      ))}
    </Fact>
  );
}

/** How often it was of use; each figure that is not nought. */
function UseFacts(which: { projectId: string; articleId: string }) {
  const { t } = useWords();
  const { data } = useQuery(knowledgeApi.use.queryOptions({ input: which }));
  if (!data) return null;
  const [use] = data.items;
  if (!use) return <Fact name={t('knowledge.use')}>{t('knowledge.use.none')}</Fact>;
  const { helped, notHelped } = use;
  return (
    <Fact name={t('knowledge.use')}>
      {(['opened', 'sent', 'answered', 'wrong'] as const).map(
        (kind) =>
          use[kind] > 0 && <div key={kind}>{t(`knowledge.use.${kind}`, { count: use[kind] })}</div>,
      )}
      {helped + notHelped > 0 && (
        <div>{t('knowledge.use.helped', { helped, said: helped + notHelped })}</div>
      )}
    </Fact>
  );
}

function Linked(which: { projectId: string; articleId: string }) {
  const { t, language } = useWords();
  const { data, error } = useQuery(knowledgeApi.article.queryOptions({ input: which }));
  if (error) return t('knowledge.link.gone');
  const title = data ? (titleFor(data, language)?.title ?? t('knowledge.untitled')) : '…';
  return (
    <PageLink size="sm" to="/knowledge/$projectId/$articleId" params={which}>
      <UserText text={title} />
    </PageLink>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
