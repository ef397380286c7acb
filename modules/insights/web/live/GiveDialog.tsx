import { Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { Candidate } from '#modules/routing/core/waiting.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { routingApi, staffApi } from '../apis.ts';
import classes from './GiveDialog.module.css';
import { useObstacleWords } from './obstacle-words.ts';

const rowPx = 44;

/** Gives a contact to an agent: those who would be asked for it now stand first, the others with
 *  what stands against each. holder: the name of whoever has it and loses it. */
export function GiveDialog(props: {
  projectId: string;
  contact: FloorContact;
  holder: string;
  onClose: () => void;
}) {
  const { projectId, contact, holder, onClose } = props;
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const [agentId, setAgentId] = useState<string>();
  const which = { projectId, contactId: contact.contactId };
  const candidates = useQuery(
    routingApi.work.candidates.queryOptions({ input: which, staleTime: 0 }),
  );
  const floor = useQuery(routingApi.floor.queryOptions({ input: { projectId } })).data;
  const people = useQuery(staffApi.listColleagues.queryOptions({ input: { projectId } })).data;
  const obstacleOf = useObstacleWords();
  const { mutate, error, isPending } = useMutation(
    routingApi.assign.mutationOptions({ meta: { showsProblem: true }, onSuccess: onClose }),
  );
  const nameOf = new Map(people?.map(({ id, name }) => [id, name]));
  const gone = new Set(
    floor?.agents.filter(({ presence }) => presence === 'offline').map((each) => each.personId),
  );
  const sought = search.trim().toLocaleLowerCase();
  const shown = (candidates.data?.items ?? []).filter(
    (each) =>
      !gone.has(each.agentId) && nameOf.get(each.agentId)?.toLocaleLowerCase().includes(sought),
  );
  const chosen = agentId === undefined ? undefined : nameOf.get(agentId);
  const detailOf = ({ agentId: id, obstacle }: Candidate) => {
    const agent = floor?.agents.find(({ personId }) => personId === id);
    const { channel } = contact;
    const load =
      agent &&
      t('live.holds', {
        ...{ load: agent.loadUnits, capacity: agent.capacityUnits },
        ...{ channel, held: agent.held[channel], limit: agent.channelLimits[channel] },
      });
    return [obstacle ? obstacleOf(obstacle) : t('live.can-take'), load].filter(Boolean).join(' · ');
  };
  return (
    <FormDialog
      title={t('live.give')}
      action={chosen ? t('live.give.to', { name: chosen }) : t('live.give')}
      error={error}
      rest={error ?? candidates.error}
      isPending={isPending}
      isReady={agentId !== undefined}
      onSubmit={() => agentId && mutate({ ...which, agentId })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        type="search"
        aria-label={t('live.search')}
        placeholder={t('live.search')}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      {candidates.isPending && <LoadingLines />}
      {candidates.data && shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('live.give.nobody')}
        </Text>
      )}
      {shown.length > 0 && (
        <div className={classes.list}>
          <VirtualList
            items={shown}
            keyOf={(each) => each.agentId}
            label={t('live.give')}
            name="give"
            rowPx={rowPx}
            chosenKey={agentId}
            row={(each) => (
              <span className={classes.row} data-free={each.obstacle === null}>
                <PersonName name={nameOf.get(each.agentId) ?? ''} detail={detailOf(each)} />
              </span>
            )}
            onChoose={(each) => setAgentId(each.agentId)}
          />
        </div>
      )}
      {holder && (
        <Text size="sm" c="dimmed">
          {t('live.give.from', { name: holder })}
        </Text>
      )}
    </FormDialog>
  );
}
