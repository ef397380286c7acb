import { Group, NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { type GuideTrial, guideMeasure } from '../../core/guide/guide.ts';

const first: GuideTrial = { controlShare: 0.2, measure: 'handling', conversations: 400 };

/** Whether the guide's effect is measured: who goes without it, and what decides on how many. */
export function TrialFields(props: {
  trial: GuideTrial | null;
  onChange: (trial: GuideTrial | null) => void;
}) {
  const { trial, onChange } = props;
  const { t } = useWords();
  return (
    <Stack gap="xs">
      <Switch
        label={t('guide.trial')}
        description={t('guide.trial.text')}
        checked={trial !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? first : null)}
      />
      {trial && (
        <Group gap="sm" align="flex-end">
          <NumberInput
            size="xs"
            label={t('guide.trial.share')}
            min={5}
            max={50}
            clampBehavior="strict"
            suffix=" %"
            value={Math.round(trial.controlShare * 100)}
            onChange={(value) =>
              Number(value) >= 5 && onChange({ ...trial, controlShare: Number(value) / 100 })
            }
          />
          <Select
            size="xs"
            label={t('guide.trial.measure')}
            allowDeselect={false}
            data={guideMeasure.options.map((each) => ({
              value: each,
              label: t(`guide.measure.${each}`),
            }))}
            value={trial.measure}
            onChange={(measure) => measure && onChange({ ...trial, measure })}
          />
          <NumberInput
            size="xs"
            label={t('guide.trial.conversations')}
            min={60}
            max={1_000_000}
            value={trial.conversations}
            onChange={(value) =>
              Number(value) >= 60 && onChange({ ...trial, conversations: Number(value) })
            }
          />
        </Group>
      )}
      {trial && (
        <Text size="xs" c="dimmed">
          {t('guide.trial.version')}
        </Text>
      )}
    </Stack>
  );
}
