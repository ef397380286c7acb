import { SegmentedControl, Select } from '@mantine/core';
import { IconCoffee, IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi, projectsApi } from './apis.ts';
import { ConversationRow } from './ConversationRow.tsx';
import { Offers } from './Offers.tsx';
import { Pause } from './Pause.tsx';
import { type TargetsByContact, useMyTargets, useUrgentTargets } from './use-targets.ts';
import { inOrderOfWork, useMine } from './use-work.ts';
import { type View, views } from './views.ts';
import classes from './WorkList.module.css';

const pageSize = 50;
const rowPx = 72;

/** The left column: offers first, then a list of conversations. */
export function WorkList({ chosenId }: { chosenId: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { view = 'mine' } = useSearch({ from: '/frame/desk' });
  const choose = (next: View) =>
    void navigate({ to: '.', search: (before) => ({ ...before, view: next }) });
  return (
    <div className={classes.column}>
      <Offers />
      <Pause />
      <div className={classes.tools}>
        <SegmentedControl
          fullWidth
          size="xs"
          value={view}
          aria-label={t('desk.view')}
          onChange={choose}
          data={views.map((each) => ({ value: each, label: t(`desk.view.${each}`) }))}
        />
        {view !== 'mine' && <ProjectChoice />}
      </div>
      {view === 'mine' ? (
        <Mine chosenId={chosenId} />
      ) : (
        <ProjectList view={view} chosenId={chosenId} />
      )}
    </div>
  );
}

function Mine({ chosenId }: { chosenId: string | undefined }) {
  const { t } = useWords();
  const { data, error, refetch } = useMine();
  const targets = useMyTargets();
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const items = inOrderOfWork(data.items);
  if (items.length > 0)
    return <List name="mine" items={items} targets={targets} chosenId={chosenId} />;
  return <Nothing icon={IconCoffee} title={t('desk.no-work')} text={t('desk.no-work.text')} />;
}

function ProjectList(props: { view: Exclude<View, 'mine'>; chosenId: string | undefined }) {
  const { view, chosenId } = props;
  const { t } = useWords();
  const projectId = useChosenProject();
  const targets = useUrgentTargets(projectId);
  const input = { projectId: projectId ?? '', limit: pageSize, state: view };
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery(
    contactsApi.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      enabled: projectId !== undefined,
      refetchInterval: 15_000,
    }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing icon={IconListSearch} title={t('desk.empty-list')} />;
  return (
    <List
      name={`${view}.${projectId}`}
      items={items}
      targets={targets}
      chosenId={chosenId}
      onEnd={() => {
        if (hasNextPage) void fetchNextPage();
      }}
    />
  );
}

function List(props: {
  name: string;
  items: readonly ConversationItem[];
  targets: TargetsByContact;
  chosenId: string | undefined;
  onEnd?: () => void;
}) {
  const { name, items, targets, chosenId, onEnd } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <VirtualList
      items={items}
      keyOf={(item) => item.id}
      row={(item) => <ConversationRow item={item} targets={targets.get(item.contactId)} />}
      label={t('desk.conversations')}
      name={`desk.${name}`}
      rowPx={rowPx}
      chosenKey={chosenId}
      onChoose={(item) =>
        void navigate({
          to: '/desk/$projectId/$conversationId',
          params: { projectId: item.projectId, conversationId: item.id },
          search: true,
        })
      }
      {...(onEnd && { onEnd })}
    />
  );
}

/** The project whose conversations are listed: the one in the address, else my first. */
function useChosenProject(): string | undefined {
  const { project } = useSearch({ from: '/frame/desk' });
  const { data } = useQuery(projectsApi.list.queryOptions());
  return project ?? data?.items[0]?.id;
}

function ProjectChoice() {
  const { t } = useWords();
  const navigate = useNavigate();
  const chosen = useChosenProject();
  const { data } = useQuery(projectsApi.list.queryOptions());
  const projects = data?.items ?? [];
  if (projects.length < 2) return null;
  return (
    <Select
      size="xs"
      aria-label={t('desk.project')}
      data={projects.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? null}
      allowDeselect={false}
      onChange={(project) =>
        void navigate({ to: '.', search: (before) => ({ ...before, project: project ?? '' }) })
      }
    />
  );
}
