import { Button, NumberInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isEvent } from '#kernel/event.ts';
import { minuteMs } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useLive } from '#platform/web/live.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { loadRulesPut } from '../contract.ts';
import type { LoadRules as Rules } from '../core/load-rules.ts';
import { routingApi } from './api.ts';
import { Interrupts } from './Interrupts.tsx';
import classes from './LoadRules.module.css';
import { loadWords } from './load-words.ts';
import { OfferRules } from './OfferRules.tsx';

/** How much contacts take of the agents of the project, and which may interrupt which. */
export function LoadRules() {
  const projectId = useProjectId();
  const { data, error, refetch } = useLoadRules(projectId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  return <LoadRulesForm key={JSON.stringify(data)} projectId={projectId} saved={data} />;
}

function LoadRulesForm({ projectId, saved }: { projectId: string; saved: Rules }) {
  const words = useWords();
  const { t } = words;
  const [rules, setRules] = useState(saved);
  const { mutate, error, isPending } = useMutation(
    routingApi.loadRules.put.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => notifications.show({ message: t('frame.saved') }),
    }),
  );
  const fields = useFields(error, ['weights', 'silentAfterMs', 'interrupts', 'pauseAfterMs']);
  const { weights, silentAfterMs } = rules;
  return (
    <Form error={error} onSubmit={() => mutate({ projectId, ...rules })}>
      <Section title={t('routing.load.weights')} text={t('routing.load.weights.text')}>
        <div className={classes.numbers}>
          {channel.options.map((each) => (
            <NumberInput
              key={each}
              label={t(`projects.channel.${each}`)}
              step={0.25}
              allowNegative={false}
              value={weights[each]}
              error={fields.of(`weights.${each}`)}
              onChange={(value) =>
                setRules({ ...rules, weights: { ...weights, [each]: Number(value) } })
              }
            />
          ))}
        </div>
      </Section>
      <Section title={t('routing.load.silence')} text={t('routing.load.silence.text')}>
        <div className={classes.numbers}>
          {channel.options.map((each) => (
            <NumberInput
              key={each}
              label={t(`projects.channel.${each}`)}
              placeholder={t('routing.load.silence.never')}
              suffix={` ${t('projects.unit.minutes')}`}
              allowNegative={false}
              value={minutesOf(silentAfterMs[each])}
              error={fields.of(`silentAfterMs.${each}`)}
              onChange={(value) =>
                setRules({ ...rules, silentAfterMs: { ...silentAfterMs, [each]: msOf(value) } })
              }
            />
          ))}
        </div>
      </Section>
      <Section title={t('routing.load.interrupts')} text={t('routing.load.interrupts.text')}>
        <Interrupts
          interrupts={rules.interrupts}
          error={fields.of('interrupts')}
          onChange={(interrupts) => setRules({ ...rules, interrupts })}
        />
      </Section>
      <OfferRules
        rules={rules}
        fields={fields}
        onChange={(changes) => setRules({ ...rules, ...changes })}
      />
      <Section title={t('routing.load.says')}>
        <ul className={classes.says}>
          {loadWords(rules, words).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <Stack gap="sm" align="flex-start">
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending}>
          {t('frame.save')}
        </Button>
      </Stack>
    </Form>
  );
}

/** The rules of load of a project, kept up by events. */
function useLoadRules(projectId: string) {
  const client = useQueryClient();
  const options = routingApi.loadRules.get.queryOptions({ input: { projectId } });
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId !== projectId || !isEvent(event, loadRulesPut)) return;
    client.setQueryData(options.queryKey, event.data.rules);
  });
  return useQuery(options);
}

function minutesOf(ms: number | null): number | '' {
  return ms === null ? '' : ms / minuteMs;
}

function msOf(minutes: number | string): number | null {
  return minutes === '' ? null : Math.round(Number(minutes) * minuteMs);
}
