import { NumberInput, Select, Slider, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import { type TrialMeasure, type TriedRule, trialMeasure } from '#modules/routing/core/trial.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useWords } from '#platform/web/words.ts';
import { plannedContacts, type TrialBaseline } from '../../core/trial.ts';
import { insightsApi, routingApi } from '../apis.ts';
import { isShare, valueWords } from './trial-words.ts';

const usualShare = 50;
const usualPoints = 10;
/** Of a time that matters, a fifth less is worth a rule. */
const usualPart = 0.2;
/** Where nothing is known, as many as a large difference of shares takes. */
const usualContacts = 400;

/** Beginning a trial: the share, what is to tell, and how many contacts that takes. */
export function TrialStart(props: {
  projectId: string;
  queueId: string;
  rule: TriedRule;
  onClose: () => void;
}) {
  const { projectId, queueId, rule, onClose } = props;
  const { t } = useWords();
  const [percent, setPercent] = useState(usualShare);
  const [measure, setMeasure] = useState<TrialMeasure>('in-time');
  const [wished, setWished] = useState<number | null>(null);
  const { data } = useQuery(
    insightsApi.trialBaseline.queryOptions({ input: { projectId, queueId } }),
  );
  const baseline = data?.measures.find((each) => each.measure === measure);
  const unit = isShare(measure) ? 0.01 : secondMs;
  const size = wished ?? usualSize(measure, baseline);
  const difference = size * unit;
  const share = percent / 100;
  const contacts = baseline ? plannedContacts(baseline, { difference, share }) : null;
  const { mutate, error, isPending } = useMutation(
    routingApi.trials.start.mutationOptions({ meta: { showsProblem: true }, onSuccess: onClose }),
  );
  const plan = { measure, difference, contacts: contacts ?? usualContacts };
  return (
    <FormDialog
      title={t('trials.start')}
      error={error}
      rest={error}
      isPending={isPending}
      isReady={difference > 0 && data !== undefined}
      action={t('trials.start.act')}
      onSubmit={() => mutate({ projectId, trialId: newId(), queueId, rule, share, plan })}
      onClose={onClose}
    >
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          {t('trials.share')}
        </Text>
        <Slider
          thumbLabel={t('trials.share')}
          min={5}
          max={95}
          step={5}
          value={percent}
          onChange={setPercent}
          label={(value) => `${value} %`}
        />
        <Text size="sm" c="dimmed">
          {t('trials.share.text', { share: percent, rest: 100 - percent })}
        </Text>
      </Stack>
      <Select
        label={t('trials.main')}
        description={t('trials.main.text')}
        data={trialMeasure.options.map((value) => ({
          value,
          label: t(`trials.measure.${value}`),
        }))}
        value={measure}
        allowDeselect={false}
        onChange={(value) => {
          if (value) setMeasure(value);
          setWished(null);
        }}
      />
      <NumberInput
        label={t('trials.wished')}
        description={t('trials.wished.text')}
        suffix={` ${t(isShare(measure) ? 'trials.unit.points' : 'projects.unit.seconds')}`}
        allowNegative={false}
        min={1}
        value={size}
        onChange={(value) => setWished(Number(value))}
      />
      {baseline && <Size baseline={baseline} contacts={contacts} />}
    </FormDialog>
  );
}

/** How many contacts it takes, and how long they take to come. */
function Size(props: { baseline: TrialBaseline['measures'][number]; contacts: number | null }) {
  const { baseline, contacts } = props;
  const words = useWords();
  const { t, format } = words;
  const { measure, value, perDay } = baseline;
  return (
    <Text size="sm" role="status">
      {value === null || contacts === null
        ? t('trials.size.unknown', { count: format.number(usualContacts) })
        : t('trials.size', {
            now: valueWords(measure, value, words),
            count: format.number(contacts),
            days: Math.ceil(contacts / perDay),
          })}
    </Text>
  );
}

function usualSize(
  measure: TrialMeasure,
  baseline: TrialBaseline['measures'][number] | undefined,
): number {
  if (isShare(measure)) return usualPoints;
  return Math.max(1, Math.round(((baseline?.value ?? 0) * usualPart) / secondMs));
}
