import { IconMessage2Heart, IconQuote } from '@tabler/icons-react';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Panes } from '#platform/web/Panes.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import { ConcernFilters } from './ConcernFilters.tsx';
import { ConcernReading } from './ConcernReading.tsx';
import { ConcernRow } from './ConcernRow.tsx';
import classes from './Concerns.module.css';
import { LearningPage } from './LearningPage.tsx';
import { useChosenProject, useConcern, useConcerns } from './use-learning.ts';

const listWidth = { px: 400, minPx: 300, maxPx: 560 };
const rowPx = 96;

/** What customers said, for the departments that can cure it. Who may not read that sees the
 *  log of mistakes. */
export function Concerns() {
  const mayRead = useMay(may.read);
  const projectId = useChosenProject();
  if (!mayRead) return <Navigate to="/learning/mistakes" replace />;
  return (
    <LearningPage isFixed>
      {projectId ? <ConcernPanes projectId={projectId} /> : <LoadingLines />}
    </LearningPage>
  );
}

function ConcernPanes({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const search = useSearch({ from: '/frame/learning/' });
  const { state, source, department: departmentId, reason: reasonId } = search;
  const list = useConcerns({ projectId, state, source, departmentId, reasonId });
  const items = list.data?.pages.flatMap((page) => page.items);
  const { concern, error } = useConcern({ projectId, id: search.concern, listed: items });
  return (
    <Panes
      name="concerns"
      shown={search.concern ? 'concern' : 'list'}
      panes={[
        {
          id: 'list',
          label: 'learning.concerns',
          width: listWidth,
          content: <List projectId={projectId} list={list} chosenId={search.concern} />,
        },
        {
          id: 'concern',
          label: 'learning.concern',
          content: concern ? (
            <ConcernReading key={concern.id} concern={concern} />
          ) : error ? (
            <Problem error={error} />
          ) : search.concern ? (
            <LoadingLines />
          ) : (
            <Nothing
              icon={IconQuote}
              title={t('learning.concern.choose')}
              text={t('learning.concern.choose.text')}
            />
          ),
        },
      ]}
    />
  );
}

function List(props: {
  projectId: string;
  list: ReturnType<typeof useConcerns>;
  chosenId: string | undefined;
}) {
  const { projectId, list, chosenId } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/learning/' });
  const { data, error, refetch, hasNextPage, fetchNextPage } = list;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <div className={classes.column}>
      <ConcernFilters projectId={projectId} />
      <div className={classes.list}>
        {error && <Problem error={error} onRetry={refetch} />}
        {!items && !error && <LoadingLines />}
        {items?.length === 0 && (
          <Nothing
            icon={IconMessage2Heart}
            title={t('learning.concerns.empty')}
            text={t('learning.concerns.empty.text')}
          />
        )}
        {items && items.length > 0 && (
          <VirtualList
            items={items}
            keyOf={({ id }) => id}
            row={(concern) => <ConcernRow concern={concern} />}
            label={t('learning.concerns')}
            name={`learning.concerns.${projectId}`}
            rowPx={rowPx}
            chosenKey={chosenId}
            onChoose={({ id }) =>
              void navigate({ to: '/learning', search: { ...search, concern: id } })
            }
            onEnd={() => {
              if (hasNextPage) void fetchNextPage();
            }}
          />
        )}
      </div>
    </div>
  );
}
