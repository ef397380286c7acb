import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { channel } from '#modules/contacts/contract.ts';
import { ProjectSelect } from '#modules/projects/web/index.ts';
import { useWords } from '#platform/web/words.ts';
import { routingApi, staffApi } from '../apis.ts';
import classes from './LiveFloor.module.css';
import { type LiveChoice, orders, presences, views } from './live-choice.ts';

/** What of the floor is shown, and in which order. */
export function Filters(props: {
  projectId: string;
  choice: LiveChoice;
  onChoose: (change: Partial<Record<keyof LiveChoice, string | undefined>>) => void;
}) {
  const { projectId, choice, onChoose } = props;
  const { t, language } = useWords();
  const queues = useQuery(routingApi.queues.queryOptions({ input: { projectId } })).data?.items;
  const teams = useQuery(staffApi.teams.list.queryOptions()).data;
  const people = useQuery(staffApi.listColleagues.queryOptions({ input: { projectId } })).data;
  const teamsHere = teams?.filter(({ id }) => people?.some(({ teamIds }) => teamIds.includes(id)));
  const filter = { size: 'xs', className: classes.filter ?? '', clearable: true } as const;
  const chosen = (key: keyof LiveChoice) => (value: string | null) =>
    onChoose({ [key]: value ?? undefined });
  return (
    <div className={classes.filters}>
      <ProjectSelect
        chosenId={projectId}
        onChoose={(project) => onChoose({ project: project ?? undefined, ...nothingOpen })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('live.view')}
        value={choice.view ?? 'agents'}
        onChange={(view) => onChoose({ view, contact: undefined, agent: undefined })}
        data={views.map((value) => ({ value, label: t(`live.view.${value}`) }))}
      />
      <TextInput
        size="xs"
        w="10rem"
        type="search"
        aria-label={t('live.search')}
        placeholder={t('live.search')}
        leftSection={<IconSearch size="0.875rem" />}
        value={choice.name ?? ''}
        onChange={({ currentTarget }) => onChoose({ name: currentTarget.value || undefined })}
      />
      <Select
        {...filter}
        aria-label={t('floor.queue')}
        placeholder={t('live.queue.all')}
        data={(queues ?? []).map(({ id, names }) => ({ value: id, label: names[language] }))}
        value={choice.queue ?? null}
        onChange={chosen('queue')}
      />
      <Select
        {...filter}
        aria-label={t('floor.channel')}
        placeholder={t('floor.channel.all')}
        data={channel.options.map((value) => ({ value, label: t(`floor.channel.${value}`) }))}
        value={choice.channel ?? null}
        onChange={chosen('channel')}
      />
      {teamsHere && teamsHere.length > 1 && (
        <Select
          {...filter}
          aria-label={t('live.team')}
          placeholder={t('live.team.all')}
          data={teamsHere.map(({ id, name }) => ({ value: id, label: name }))}
          value={choice.team ?? null}
          onChange={chosen('team')}
        />
      )}
      <Select
        {...filter}
        clearable={false}
        allowDeselect={false}
        aria-label={t('live.presence')}
        data={presences.map((value) => ({ value, label: t(`live.presence.${value}`) }))}
        value={choice.presence ?? 'here'}
        onChange={chosen('presence')}
      />
      <Select
        {...filter}
        clearable={false}
        allowDeselect={false}
        aria-label={t('live.order')}
        data={orders.map((value) => ({ value, label: t(`live.order.${value}`) }))}
        value={choice.order ?? 'name'}
        onChange={chosen('order')}
      />
    </div>
  );
}

const nothingOpen = {
  queue: undefined,
  team: undefined,
  contact: undefined,
  agent: undefined,
} as const;
