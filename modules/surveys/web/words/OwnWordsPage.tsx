import { IconMessage2Heart } from '@tabler/icons-react';
import { InProjects } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './OwnWords.module.css';
import { useOwnWords, useWordsChoice } from './use-own-words.ts';
import { WordsFilters } from './WordsFilters.tsx';
import { WordsGroups } from './WordsGroups.tsx';
import { WordsList } from './WordsList.tsx';
import { WordsTools } from './WordsTools.tsx';

/** What customers wrote, by why they came or by what they rated low. */
export function OwnWordsPage() {
  const { t } = useWords();
  const { search } = useWordsChoice();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useOwnWords();
  const [first] = data?.pages ?? [];
  const { language, channel, text, quotes } = search;
  const isNarrowed = Boolean(language || channel || text || quotes);
  return (
    <Page isWide tools={<WordsTools />}>
      <InProjects>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {!first && !error && <LoadingLines />}
        {first?.all.n === 0 && !isNarrowed && (
          <Nothing
            icon={IconMessage2Heart}
            title={t('surveys.words.empty')}
            text={t('surveys.words.empty.text')}
          />
        )}
        {first && (first.all.n > 0 || isNarrowed) && (
          <div className={classes.page}>
            <WordsGroups report={first} />
            <section className={classes.main} aria-label={t('surveys.words')}>
              <WordsFilters />
              <WordsList
                report={first}
                items={data?.pages.flatMap((page) => page.items) ?? []}
                onMore={hasNextPage ? () => void fetchNextPage() : undefined}
                isFetching={isFetchingNextPage}
              />
            </section>
          </div>
        )}
      </InProjects>
    </Page>
  );
}
