import { SegmentedControl } from '@mantine/core';
import { IconRotateClockwise2 } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Correction, may } from '../contract.ts';
import { CorrectionRow } from './CorrectionRow.tsx';
import room from './Listening.module.css';
import { LoopTabs } from './LoopTabs.tsx';
import {
  type CorrectionView,
  useClosedCorrections,
  useMyCorrections,
  useOpenCorrections,
} from './use-corrections.ts';

const rowPx = 84;

/** Wrong information on its way to being put right; for an agent, what he was told of. */
export function Corrections() {
  const mayCorrect = useMay(may.correct);
  return mayCorrect ? <AllCorrections /> : <MyCorrections />;
}

function AllCorrections() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { view = 'open' } = useSearch({ from: '/frame/corrections/' });
  return (
    <div className={room.room}>
      <div className={room.tools}>
        <LoopTabs />
        <SegmentedControl<CorrectionView>
          size="xs"
          value={view}
          aria-label={t('quality.corrections.which')}
          onChange={(next) => void navigate({ to: '.', search: { view: next } })}
          data={[
            { value: 'open', label: t('quality.corrections.open') },
            { value: 'closed', label: t('quality.corrections.closed') },
          ]}
        />
      </div>
      <div className={room.list}>
        <InProjects>{view === 'open' ? <OpenCorrections /> : <ClosedCorrections />}</InProjects>
      </div>
    </div>
  );
}

function OpenCorrections() {
  return <Found view="open" {...useOpenCorrections()} />;
}

function ClosedCorrections() {
  const { showMore, ...found } = useClosedCorrections();
  return <Found view="closed" {...found} onEnd={showMore} />;
}

function Found(props: {
  view: CorrectionView;
  items: readonly Correction[];
  isLoading: boolean;
  error: Error | null;
  onEnd?: () => void;
}) {
  const { view, items, isLoading, error, onEnd } = props;
  const { t } = useWords();
  return (
    <>
      <Problem error={error} />
      {isLoading && !error && <LoadingLines />}
      {!isLoading && !error && items.length === 0 && (
        <Nothing
          icon={IconRotateClockwise2}
          title={t(`quality.corrections.empty.${view}`)}
          text={t('quality.corrections.empty.text')}
        />
      )}
      {items.length > 0 && <List name={view} items={items} {...(onEnd && { onEnd })} />}
    </>
  );
}

function MyCorrections() {
  const { t } = useWords();
  const { data, error, refetch } = useMyCorrections();
  return (
    <div className={room.room}>
      <div className={room.tools}>
        <LoopTabs />
      </div>
      <div className={room.list}>
        {error && <Problem error={error} onRetry={refetch} />}
        {!data && !error && <LoadingLines />}
        {data?.items.length === 0 && (
          <Nothing
            icon={IconRotateClockwise2}
            title={t('quality.corrections.mine.empty')}
            text={t('quality.corrections.mine.text')}
          />
        )}
        {data && data.items.length > 0 && <List name="mine" items={data.items} />}
      </div>
    </div>
  );
}

function List(props: { name: string; items: readonly Correction[]; onEnd?: () => void }) {
  const { name, items, onEnd } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <VirtualList
      items={items}
      keyOf={({ id }) => id}
      row={(correction) => <CorrectionRow correction={correction} />}
      label={t('quality.corrections')}
      name={`quality.corrections.${name}`}
      rowPx={rowPx}
      onChoose={({ projectId, id: correctionId }) =>
        void navigate({
          to: '/corrections/$projectId/$correctionId',
          params: { projectId, correctionId },
        })
      }
      {...(onEnd && { onEnd })}
    />
  );
}
