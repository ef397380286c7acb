import { Button } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import type { OpenAnswer, OpenAnswersPage } from '../../core/open-answers-report.ts';
import classes from './OwnWords.module.css';
import { WordsLine } from './WordsLine.tsx';

/** Own words, the newest first. onMore: brings the next page; undefined when there is none. */
export function WordsList(props: {
  report: OpenAnswersPage;
  items: readonly OpenAnswer[];
  onMore: (() => void) | undefined;
  isFetching: boolean;
}) {
  const { report, items, onMore, isFetching } = props;
  const { t } = useWords();
  return (
    <>
      <p className={classes.note} role="status">
        {report.count === 0
          ? t('surveys.words.none')
          : t('surveys.words.count', { count: report.count, quotes: report.shareableCount })}
        {report.isCut && ` ${t('surveys.words.cut', { count: report.limit })}`}
      </p>
      <ul className={classes.list}>
        {items.map((answer) => (
          <li key={answer.id}>
            <WordsLine answer={answer} report={report} />
          </li>
        ))}
      </ul>
      {onMore && (
        <Button size="xs" variant="default" loading={isFetching} onClick={onMore}>
          {t('surveys.more')}
        </Button>
      )}
    </>
  );
}
