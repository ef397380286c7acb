import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SearchHit } from '../../contract.ts';
import { ArticleBody } from '../ArticleBody.tsx';
import classes from './KnowledgePane.module.css';
import { useLiveText } from './use-suggested.ts';

/** An article read beside the dialogue, as agents see it. */
export function ReadingPane(props: { projectId: string; hit: SearchHit; onBack: () => void }) {
  const { projectId, hit, onBack } = props;
  const { t } = useWords();
  const { data, error, refetch } = useLiveText(projectId, hit);
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <article
      ref={region}
      className={classes.reading}
      // It scrolls, and Escape leads back from it.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by key
      tabIndex={0}
      aria-label={hit.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onBack();
      }}
    >
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconArrowLeft size="0.875rem" />}
        onClick={onBack}
      >
        {t('knowledge.desk.back')}
      </Button>
      <h2 className={classes.readingTitle} dir="auto">
        {hit.title}
      </h2>
      {error && <Problem error={error} onRetry={refetch} />}
      {!data && !error && <LoadingLines lines={6} />}
      {data?.live && (
        <ArticleBody
          projectId={projectId}
          language={hit.language}
          body={data.live.body}
          audience="agent"
        />
      )}
    </article>
  );
}
