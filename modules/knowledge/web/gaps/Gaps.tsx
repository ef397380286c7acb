import { SegmentedControl } from '@mantine/core';
import { IconBulb, IconMoodSmile } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Panes } from '#platform/web/Panes.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Gap } from '../../contract.ts';
import { KnowledgePage } from '../KnowledgePage.tsx';
import { GapReading } from './GapReading.tsx';
import { GapRow } from './GapRow.tsx';
import classes from './Gaps.module.css';
import { useGaps } from './use-gaps.ts';

const listWidth = { px: 420, minPx: 320, maxPx: 560 };
const rowPx = 84;

/** What customers ask in vain, what would save most contacts first. */
export function Gaps() {
  return <KnowledgePage>{({ id }) => <GapPanes projectId={id} />}</KnowledgePage>;
}

function GapPanes({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { gap: gapId } = useSearch({ from: '/frame/knowledge/gaps' });
  return (
    <Panes
      name="knowledge-gaps"
      shown={gapId ? 'gap' : 'list'}
      panes={[
        {
          id: 'list',
          label: 'knowledge.gaps',
          width: listWidth,
          content: <List projectId={projectId} chosenId={gapId} />,
        },
        {
          id: 'gap',
          label: 'knowledge.gap',
          content: gapId ? (
            <GapReading key={gapId} projectId={projectId} gapId={gapId} />
          ) : (
            <Nothing
              icon={IconBulb}
              title={t('knowledge.gap.choose')}
              text={t('knowledge.gap.choose.text')}
            />
          ),
        },
      ]}
    />
  );
}

function List({ projectId, chosenId }: { projectId: string; chosenId: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/knowledge/gaps' });
  const { state = 'open' } = useSearch({ from: '/frame/knowledge/gaps' });
  const { data, error, refetch } = useGaps(projectId, state);
  const open = ({ id }: Gap) => void navigate({ search: (kept) => ({ ...kept, gap: id }) });
  return (
    <div className={classes.column}>
      <header className={classes.head}>
        <SegmentedControl
          size="xs"
          value={state}
          onChange={(next) => void navigate({ search: (kept) => ({ ...kept, state: next }) })}
          data={[
            { value: 'open' as const, label: t('knowledge.gaps.open') },
            { value: 'closed' as const, label: t('knowledge.gaps.closed') },
          ]}
        />
      </header>
      <Problem error={error} onRetry={refetch} />
      {!data && !error && <LoadingLines />}
      {data?.items.length === 0 && (
        <Nothing
          icon={IconMoodSmile}
          title={t(state === 'open' ? 'knowledge.gaps.none' : 'knowledge.gaps.none-closed')}
          text={t('knowledge.gaps.none.text')}
        />
      )}
      {data && data.items.length > 0 && (
        <VirtualList
          items={data.items}
          keyOf={({ id }) => id}
          name={`knowledge.gaps.${state}`}
          label={t('knowledge.gaps')}
          rowPx={rowPx}
          {...(chosenId && { chosenKey: chosenId })}
          onChoose={open}
          row={(gap) => <GapRow gap={gap} />}
        />
      )}
    </div>
  );
}
