import { Checkbox, Group, Select, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { channel } from '#modules/contacts/contract.ts';
import type { ProjectSettings } from '#modules/projects/core/settings.ts';
import type { Skill } from '#modules/staff/core/person.ts';
import { SkillLevels } from '#modules/staff/web/index.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { completeNames, NamesInput } from '#platform/web/NamesInput.tsx';
import { serverNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { routingApi, staffApi } from './api.ts';
import { completeClosure, lasting } from './closure.ts';
import classes from './QueueForm.module.css';
import { QueueHours } from './QueueHours.tsx';
import { QueueNumbers } from './QueueNumbers.tsx';
import { QueueOverflow } from './QueueOverflow.tsx';
import { QueueTargets } from './QueueTargets.tsx';
import { QueueWho } from './QueueWho.tsx';
import { queueWords } from './queue-words.ts';
import { RelaxSteps } from './RelaxSteps.tsx';
import { RuleTrial } from './RuleTrial.tsx';

/** Making or changing a queue, with what it will do told in words. */
export function QueueForm(props: {
  queue: Queue;
  settings: ProjectSettings;
  isNew: boolean;
  onClose: () => void;
}) {
  const { settings, isNew, onClose } = props;
  const words = useWords();
  const { t, language: own } = words;
  const client = useQueryClient();
  const [queue, setQueue] = useState({
    ...props.queue,
    closure: lasting(props.queue.closure, serverNow()),
  });
  const set = (changes: Partial<Queue>) => setQueue({ ...queue, ...changes });
  const facts = useFacts(queue.projectId);
  const { mutate, error, isPending } = useMutation(
    routingApi.putQueue.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        return client.invalidateQueries({ queryKey: routingApi.queues.key() });
      },
    }),
  );
  const fields = useFields(error, queuePaths);
  const { id, names, ...rest } = {
    ...queue,
    relaxing: inOrder(queue.relaxing),
    closure: completeClosure(queue.closure, own),
  };
  return (
    <FormDialog
      size="lg"
      title={t(isNew ? 'routing.queue.new' : 'routing.queue')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => mutate({ ...rest, queueId: id, names: completeNames(names, own) })}
      onClose={onClose}
    >
      <NamesInput
        label={t('routing.queue.name')}
        names={names}
        errorOf={(each) => fields.of(`names.${each}`)}
        onChange={(next) => set({ names: next })}
      />
      <Checkbox.Group
        label={t('routing.queue.channels')}
        value={queue.channels}
        error={fields.of('channels')}
        onChange={(chosen) =>
          set({ channels: channel.options.filter((each) => chosen.includes(each)) })
        }
      >
        <Group gap="md" mt={4}>
          {channel.options.map((each) => (
            <Checkbox key={each} value={each} label={t(`projects.channel.${each}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <h3 className={classes.part}>{t('routing.queue.part.who')}</h3>
      <Asked queue={queue} skills={facts.skills} onChange={set} />
      <RuleTrial queue={props.queue} rules={['levels']} />
      <QueueWho queue={queue} fields={fields} onChange={set} />
      <RuleTrial queue={props.queue} rules={['team', 'last-agent', 'boosts']} />
      <RelaxSteps
        steps={queue.relaxing}
        error={fields.of('relaxing')}
        onChange={(relaxing) => set({ relaxing })}
      />
      <RuleTrial queue={props.queue} rules={['relaxing']} />
      <h3 className={classes.part}>{t('routing.queue.part.order')}</h3>
      <QueueNumbers queue={queue} settings={settings} fields={fields} onChange={set} />
      <QueueTargets queue={queue} fields={fields} onChange={set} />
      <h3 className={classes.part}>{t('routing.queue.part.open')}</h3>
      <QueueHours queue={queue} fields={fields} onChange={set} />
      <QueueOverflow queue={queue} fields={fields} onChange={set} />
      <RuleTrial queue={props.queue} rules={['overflow']} />
      <Switch
        label={t('routing.queue.open')}
        description={t('routing.queue.open.text')}
        checked={queue.isOpen}
        onChange={({ currentTarget }) => set({ isOpen: currentTarget.checked })}
      />
      <section className={classes.says} aria-label={t('routing.queue.says')}>
        <h3 className={classes.heading}>{t('routing.queue.says')}</h3>
        <ul>
          {queueWords({ ...queue, ...rest }, { ...facts, settings }, words).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </FormDialog>
  );
}

/** What a queue may name. */
function useFacts(projectId: string) {
  const input = { projectId };
  return {
    skills: useQuery(staffApi.skills.list.queryOptions()).data ?? [],
    teams: useQuery(staffApi.teams.list.queryOptions()).data ?? [],
    queues: useQuery(routingApi.queues.queryOptions({ input })).data?.items ?? [],
    trials: useQuery(routingApi.trials.list.queryOptions({ input })).data?.items ?? [],
    schedules: useQuery(routingApi.schedules.list.queryOptions({ input })).data?.items ?? [],
  };
}

/** What a queue asks of those who answer. */
function Asked(props: {
  queue: Queue;
  skills: readonly Skill[];
  onChange: (changes: Partial<Queue>) => void;
}) {
  const { queue, skills, onChange: set } = props;
  const { t } = useWords();
  return (
    <>
      <Select
        clearable
        label={t('routing.queue.language')}
        placeholder={t('routing.queue.language.own')}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={queue.language}
        onChange={(language) => set({ language })}
      />
      <SkillLevels
        label={t('routing.queue.skills')}
        description={t('routing.queue.skills.text')}
        skills={skills}
        held={queue.skills.map(({ skillId, minLevel }) => ({ skillId, level: minLevel }))}
        lowest={1}
        onChange={(held) =>
          set({ skills: held.map(({ skillId, level }) => ({ skillId, minLevel: level })) })
        }
      />
      {queue.skills.length > 0 && (
        <Switch
          label={t('routing.queue.levels-first')}
          description={t('routing.queue.levels-first.text')}
          checked={queue.levelsFirst}
          onChange={({ currentTarget }) => set({ levelsFirst: currentTarget.checked })}
        />
      )}
    </>
  );
}

/** The steps by when they come. */
function inOrder(steps: Queue['relaxing']): Queue['relaxing'] {
  return steps.toSorted((one, other) => one.afterMs - other.afterMs);
}

const queuePaths = [
  'names',
  'channels',
  'lastAgent',
  'boosts',
  'relaxing',
  'priority',
  'accelerationPerMinute',
  'offerTimeoutMs',
  'ringAt',
  'serviceLevelMs',
  'targetsMs',
  'closure',
  'overflow',
  'whenClosed',
];
