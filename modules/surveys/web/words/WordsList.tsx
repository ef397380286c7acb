import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import type { OpenAnswer, OpenAnswersPage } from '../../core/open-answers-report.ts';
import classes from './OwnWords.module.css';
import { useWordsWanted } from './use-own-words.ts';
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
      <div className={classes.head}>
        <p className={classes.note} role="status">
          {report.count === 0
            ? t('surveys.words.none')
            : t('surveys.words.count', { count: report.count, quotes: report.shareableCount })}
          {report.isCut && ` ${t('surveys.words.cut', { count: report.limit })}`}
        </p>
        {report.shareableCount > 0 && <ExportButton count={report.shareableCount} />}
      </div>
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

function ExportButton({ count }: { count: number }) {
  const { t } = useWords();
  const wanted = Object.entries({ ...useWordsWanted(), isShareable: undefined }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return (
    <Button
      component="a"
      size="xs"
      variant="default"
      download
      href={`/api/v1/survey-quotes?${new URLSearchParams(wanted)}`}
      leftSection={<IconDownload size="0.875rem" />}
      title={t('surveys.words.export.about')}
    >
      {t('surveys.words.export', { count })}
    </Button>
  );
}
