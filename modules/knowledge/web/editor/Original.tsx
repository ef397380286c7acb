import { Button, SegmentedControl } from '@mantine/core';
import { IconCopy, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Article, ArticleText } from '../../contract.ts';
import type { Words } from '../../core/difference.ts';
import { ArticleBody } from '../ArticleBody.tsx';
import { knowledgeApi } from '../apis.ts';
import { DifferenceView } from '../DifferenceView.tsx';
import { useText } from '../use-knowledge.ts';
import classes from './EditPage.module.css';

/** The original beside a translation, or what changed in it since the translation was published.
 *  onCopy: begins the translation with the original's words; given while nothing is written. */
export function Original(props: {
  article: Article;
  language: Language;
  text: ArticleText;
  onCopy: ((words: Words) => void) | undefined;
}) {
  const { article, language, text, onCopy } = props;
  const { t } = useWords();
  const { projectId, id: articleId, originalLanguage } = article;
  const original = useText({ projectId, articleId, language: originalLanguage });
  const isBehind = article.languages.some((each) => each.language === language && each.isBehind);
  const since = text.live?.originalNumber ?? null;
  const [isSince, setIsSince] = useState(isBehind);
  const shown = original.data?.live ?? original.data?.draft;
  const number = original.data?.live?.number ?? null;
  const hasChanged = since !== null && number !== null && since < number;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
    <aside className={classes.original} aria-label={t('knowledge.original')} tabIndex={0}>
      <div className={classes.sideTitle}>
        {t('knowledge.original-in', { language: languageNames[originalLanguage] })}
        {isBehind && (
          <span className={classes.behind}>
            <IconHistory size="0.875rem" stroke={1.75} aria-hidden />
            {t('knowledge.behind')}
          </span>
        )}
        {onCopy && shown && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconCopy size="0.875rem" stroke={1.6} />}
            onClick={() => onCopy({ title: shown.title, body: shown.body })}
          >
            {t('knowledge.original.copy')}
          </Button>
        )}
        {hasChanged && (
          <SegmentedControl
            size="xs"
            aria-label={t('knowledge.original')}
            data={[
              { value: 'whole', label: t('knowledge.original.whole') },
              { value: 'since', label: t('knowledge.original.since') },
            ]}
            value={isSince ? 'since' : 'whole'}
            onChange={(value) => setIsSince(value === 'since')}
          />
        )}
      </div>
      {original.error && !shown && <Problem error={original.error} onRetry={original.refetch} />}
      {!original.data && !original.error && <LoadingLines />}
      {original.data && !shown && <p>{t('knowledge.original.none')}</p>}
      {shown && hasChanged && isSince && number !== null ? (
        <Since
          which={{ projectId, articleId, language: originalLanguage }}
          from={since}
          to={number}
        />
      ) : (
        shown && (
          <>
            <h2 className={classes.heading} lang={originalLanguage}>
              <UserText text={shown.title} />
            </h2>
            <ArticleBody
              projectId={projectId}
              language={originalLanguage}
              body={shown.body}
              audience={null}
            />
          </>
        )
      )}
    </aside>
  );
}

function Since(props: {
  which: { projectId: string; articleId: string; language: Language };
  from: number;
  to: number;
}) {
  const { which, from, to } = props;
  const before = useQuery(knowledgeApi.version.queryOptions({ input: { ...which, number: from } }));
  const after = useQuery(knowledgeApi.version.queryOptions({ input: { ...which, number: to } }));
  const error = before.error ?? after.error;
  if (error) return <Problem error={error} onRetry={() => void before.refetch()} />;
  if (!before.data || !after.data) return <LoadingLines />;
  return <DifferenceView before={before.data} after={after.data} lang={which.language} />;
}
