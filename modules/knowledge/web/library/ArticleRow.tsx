import {
  IconAlarm,
  IconArchive,
  IconCategory,
  IconEye,
  IconEyeCheck,
  IconThumbUp,
  IconUser,
  IconWorld,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Icon } from '#platform/web/door.ts';
import { languageNames } from '#platform/web/languages.ts';
import { serverNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Article, ArticleUse, Category } from '../../contract.ts';
import { isReviewDue, titleFor } from '../../core/listing.ts';
import { Standings } from '../Standings.tsx';
import { useNameOf } from '../use-knowledge.ts';
import classes from './ArticleRow.module.css';

/** An article in the library: what it is called, how far it is, whose it is, how old, and of what
 *  use. */
export function ArticleRow(props: {
  article: Article;
  categories: readonly Category[];
  use: ArticleUse | undefined;
}) {
  const { article, categories, use } = props;
  const { t, language, format } = useWords();
  const nameOf = useNameOf();
  const { categoryId, ownerId, reviewDueOn, tags, languages, visibility } = article;
  const category = categories.find(({ id }) => id === categoryId);
  const published = languages.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const newest = published.at(-1);
  const isDue = isReviewDue(article, serverNow());
  return (
    <div className={classes.row}>
      <div className={classes.head}>
        <Title article={article} />
        <span className={classes.age}>
          {newest
            ? t('knowledge.published', { when: format.relative(newest, serverNow()) })
            : t('knowledge.never-published')}
        </span>
      </div>
      <Standings languages={languages} />
      <div className={classes.facts}>
        {category && <Fact icon={IconCategory}>{category.names[language]}</Fact>}
        {ownerId && (
          <Fact icon={IconUser}>
            <UserText text={nameOf(ownerId)} />
          </Fact>
        )}
        {visibility === 'public' && (
          <Fact icon={IconWorld}>{t('knowledge.visibility.public')}</Fact>
        )}
        {article.mustBeRead && <Fact icon={IconEyeCheck}>{t('knowledge.must-be-read')}</Fact>}
        {article.isArchived && <Fact icon={IconArchive}>{t('knowledge.archived')}</Fact>}
        {reviewDueOn && (
          <span className={classes.fact} data-due={isDue}>
            <IconAlarm size="0.875rem" stroke={1.6} aria-hidden />
            {t(isDue ? 'knowledge.review.was-due' : 'knowledge.review.on', {
              day: format.date(`${reviewDueOn}T12:00:00.000Z`),
            })}
          </span>
        )}
        {use && <Uses use={use} />}
        {tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            <UserText text={tag} />
          </span>
        ))}
      </div>
    </div>
  );
}

function Uses({ use: { opened, sent, answered, helped, notHelped } }: { use: ArticleUse }) {
  const { t } = useWords();
  const said = helped + notHelped;
  return (
    <>
      <Fact icon={IconEye}>{t('knowledge.use.count', { count: opened + sent + answered })}</Fact>
      {said > 0 && <Fact icon={IconThumbUp}>{t('knowledge.use.helped', { helped, said })}</Fact>}
    </>
  );
}

function Title({ article }: { article: Article }) {
  const { t, language } = useWords();
  const told = titleFor(article, language);
  if (!told) return <span className={classes.untitled}>{t('knowledge.untitled')}</span>;
  const isForeign = told.language !== language;
  return (
    <span className={classes.title} title={told.title}>
      <span lang={told.language}>
        <UserText text={told.title} />
      </span>
      {isForeign && (
        <span className={classes.foreign}>
          {t('knowledge.only-in', { language: languageNames[told.language] })}
        </span>
      )}
    </span>
  );
}

function Fact({ icon: Sign, children }: { icon: Icon; children: ReactNode }) {
  return (
    <span className={classes.fact}>
      <Sign size="0.875rem" stroke={1.6} />
      {children}
    </span>
  );
}
