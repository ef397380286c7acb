import { Badge } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Kept } from '#platform/web/Kept.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { VersionEntry } from '../../contract.ts';
import { useAnsweredWords } from './use-answered-words.ts';
import type { EditedSurvey } from './use-survey.ts';

/** Every version of a survey, newest first, with how many were asked by it. */
export function Versions(props: { edited: EditedSurvey; onOpen: (versionId: string) => void }) {
  const { edited, onOpen } = props;
  const { survey, versions = [] } = edited;
  const { t } = useWords();
  const madeBy = useMadeBy();
  const answeredWords = useAnsweredWords();
  return (
    <Kept
      icon={IconHistory}
      none={t('surveys.design.versions.none')}
      text={t('surveys.design.versions.text')}
      count={versions.length}
      error={null}
      onRetry={edited.refetch}
    >
      <Rows label={t('surveys.design.view.versions')}>
        {versions.map((entry, place) => (
          <Row
            key={entry.id}
            title={t('surveys.design.version', { version: entry.version })}
            detail={`${madeBy(entry)} · ${t('surveys.design.questions', {
              count: entry.questionCount,
            })}`}
            aside={
              <>
                {place === 0 && survey?.isActive && <Badge>{t('surveys.design.state.asks')}</Badge>}
                {answeredWords(entry)}
              </>
            }
            onOpen={() => onOpen(entry.id)}
          />
        ))}
      </Rows>
    </Kept>
  );
}

/** Tells when and by whom a version was published. */
export function useMadeBy() {
  const { t, format } = useWords();
  return ({ publishedAt, authorName }: VersionEntry): string => {
    const time = format.dateTime(publishedAt);
    if (authorName === null) return t('surveys.design.made.first', { time });
    return t('surveys.design.made', { time, name: authorName });
  };
}
