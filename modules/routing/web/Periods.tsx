import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { maximumPeriods, type OpenPeriod } from '../core/schedule.ts';
import classes from './ScheduleForm.module.css';

const dayMinutes = 24 * 60;
const usualMinutes = { from: 9 * 60, until: 18 * 60 };

/** The open periods of a day. of: which day, for those who do not see where it stands. path: as the
 *  API names it. The end of a day is written 00:00. */
export function Periods(props: {
  of: string;
  periods: readonly OpenPeriod[];
  fields: FieldProblems;
  path: string;
  onChange: (periods: OpenPeriod[]) => void;
}) {
  const { of, fields, path, onChange } = props;
  const { t } = useWords();
  const [periods, setPeriods] = useState(() =>
    props.periods.map((period) => ({ ...period, key: newId() })),
  );
  const change = (next: typeof periods) => {
    setPeriods(next);
    onChange(next.map(({ fromMinute, untilMinute }) => ({ fromMinute, untilMinute })));
  };
  const set = (key: string, changes: Partial<OpenPeriod>) =>
    change(periods.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  const paths = [path, ...periods.map((_, place) => `${path}.${place}`)];
  const error = paths.map(fields.of).find(Boolean);
  return (
    <div className={classes.periods}>
      {periods.length === 0 && <Text size="sm">{t('routing.hours.closed-all-day')}</Text>}
      {periods.map(({ key, fromMinute, untilMinute }) => (
        <div key={key} className={classes.period}>
          <TimeInput
            label={t('routing.hours.from', { day: of })}
            minute={fromMinute}
            onChange={(minute) => set(key, { fromMinute: minute })}
          />
          <span aria-hidden>–</span>
          <TimeInput
            label={t('routing.hours.to', { day: of })}
            minute={untilMinute % dayMinutes}
            onChange={(minute) => set(key, { untilMinute: minute || dayMinutes })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('routing.hours.period.remove', { day: of })}
            onClick={() => change(periods.filter((each) => each.key !== key))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {periods.length < maximumPeriods && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          aria-label={t('routing.hours.period.add-to', { day: of })}
          onClick={() => change([...periods, { ...periodAfter(periods.at(-1)), key: newId() }])}
        >
          {t('routing.hours.period.add')}
        </Button>
      )}
      {error && (
        <Text size="sm" c="error" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}

/** What is proposed behind the last period of a day: an hour after it, at most four hours long. */
function periodAfter(last: OpenPeriod | undefined): OpenPeriod {
  if (!last) return { fromMinute: usualMinutes.from, untilMinute: usualMinutes.until };
  const fromMinute = Math.min(last.untilMinute + 60, dayMinutes - 60);
  return { fromMinute, untilMinute: Math.min(fromMinute + 4 * 60, dayMinutes) };
}

function TimeInput(props: { label: string; minute: number; onChange: (minute: number) => void }) {
  const { label, minute, onChange } = props;
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return (
    <TextInput
      type="time"
      required
      aria-label={label}
      value={`${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`}
      onChange={({ currentTarget }) => {
        const [hours = 0, minutes = 0] = currentTarget.value.split(':').map(Number);
        if (currentTarget.value) onChange(hours * 60 + minutes);
      }}
    />
  );
}
