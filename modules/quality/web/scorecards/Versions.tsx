import { Badge } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { Channel } from '#modules/contacts/contract.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { useHistory } from './use-scorecard.ts';
import { useVersionWords } from './use-version-words.ts';

/** Every version of a channel's scorecard, newest first, with its use. */
export function Versions(props: {
  projectId: string;
  channel: Channel;
  onOpen: (versionId: string) => void;
}) {
  const { projectId, channel, onOpen } = props;
  const { t } = useWords();
  const madeBy = useVersionWords();
  const { data, error, refetch } = useHistory({ projectId, channel });
  return (
    <Kept
      icon={IconHistory}
      none={t('quality.card.versions.none')}
      text={t('quality.card.versions.text')}
      count={data?.items.length}
      error={error}
      onRetry={refetch}
    >
      <Rows label={t('quality.card.versions')}>
        {data?.items.map((entry, place) => (
          <Row
            key={entry.id}
            title={t('quality.card.version', { version: entry.version })}
            detail={madeBy(entry)}
            aside={
              <>
                {place === 0 && <Badge>{t('quality.card.in-use')}</Badge>}
                {t('quality.card.evaluations', { count: entry.evaluationCount })}
              </>
            }
            onOpen={() => onOpen(entry.id)}
          />
        ))}
      </Rows>
    </Kept>
  );
}
