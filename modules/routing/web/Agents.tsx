import { NumberInput, Switch } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { channel } from '#modules/contacts/contract.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Agent } from '../core/agent.ts';
import { routingApi, staffApi } from './api.ts';

/** How much each agent of a project can hold, and whether he only helps out in it. */
export function Agents() {
  const { t } = useWords();
  const projectId = useProjectId();
  const [opened, setOpened] = useState<Agent | null>(null);
  const { data, error, refetch } = useQuery(
    routingApi.floor.queryOptions({ input: { projectId } }),
  );
  const colleagues = useQuery(
    staffApi.listColleagues.queryOptions({ input: { projectId, role: 'agent' } }),
  ).data;
  const nameOf = new Map(colleagues?.map(({ id, name }) => [id, name]));
  const agents = (data?.agents ?? [])
    .filter(({ personId }) => nameOf.has(personId))
    .toSorted((one, other) =>
      (nameOf.get(one.personId) ?? '').localeCompare(nameOf.get(other.personId) ?? ''),
    );
  const limits = ({ capacityUnits, channelLimits }: Agent) =>
    [
      t('routing.agent.holds', { units: capacityUnits }),
      ...channel.options.map((each) =>
        t(`routing.agent.limit.${each}`, { count: channelLimits[each] }),
      ),
    ].join(' · ');
  return (
    <>
      <Kept
        icon={IconUsers}
        none={t('routing.agents.none')}
        text={t('routing.agents.text')}
        count={data && colleagues && agents.length}
        error={error}
        onRetry={refetch}
      >
        <Rows label={t('routing.agents')}>
          {agents.map((agent) => (
            <Row
              key={agent.personId}
              title={nameOf.get(agent.personId) ?? ''}
              aside={
                agent.helperProjectIds.includes(projectId)
                  ? `${t('routing.agent.helps')} · ${limits(agent)}`
                  : limits(agent)
              }
              onOpen={() => setOpened(agent)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <AgentForm
          agent={opened}
          name={nameOf.get(opened.personId) ?? ''}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function AgentForm(props: { agent: Agent; name: string; onClose: () => void }) {
  const { name, onClose } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const projectId = useProjectId();
  const [agent, setAgent] = useState(props.agent);
  const wasHelper = props.agent.helperProjectIds.includes(projectId);
  const [isHelper, setIsHelper] = useState(wasHelper);
  const { personId, capacityUnits, channelLimits } = agent;
  const help = useMutation(routingApi.setHelping.mutationOptions({ meta: { showsProblem: true } }));
  const hold = useMutation(
    routingApi.setCapacity.mutationOptions({ meta: { showsProblem: true } }),
  );
  const fields = useFields(hold.error, ['capacityUnits', 'channelLimits']);
  const save = async () => {
    await hold.mutateAsync({ projectId, personId, capacityUnits, channelLimits });
    if (isHelper !== wasHelper) await help.mutateAsync({ projectId, personId, isHelper });
    onClose();
    await client.invalidateQueries({ queryKey: routingApi.floor.key() });
  };
  return (
    <FormDialog
      title={name}
      error={hold.error ?? help.error}
      rest={fields.rest}
      isPending={hold.isPending || help.isPending}
      onSubmit={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <NumberInput
        label={t('routing.agent.capacity')}
        description={t('routing.agent.capacity.text')}
        allowNegative={false}
        value={capacityUnits}
        error={fields.of('capacityUnits')}
        onChange={(value) => setAgent({ ...agent, capacityUnits: Number(value) })}
      />
      {channel.options.map((each) => (
        <NumberInput
          key={each}
          label={t(`routing.agent.at-once.${each}`)}
          allowDecimal={false}
          allowNegative={false}
          value={channelLimits[each]}
          error={fields.of(`channelLimits.${each}`)}
          onChange={(value) =>
            setAgent({ ...agent, channelLimits: { ...channelLimits, [each]: Number(value) } })
          }
        />
      ))}
      <Switch
        label={t('routing.agent.helper')}
        description={t('routing.agent.helper.text')}
        checked={isHelper}
        onChange={({ currentTarget }) => setIsHelper(currentTarget.checked)}
      />
    </FormDialog>
  );
}
