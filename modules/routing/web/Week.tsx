import { Button, Fieldset } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Schedule } from '../core/schedule.ts';
import { Periods } from './Periods.tsx';
import classes from './ScheduleForm.module.css';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const workdays = 5;

/** The open periods of each weekday. */
export function Week(props: {
  week: Schedule['week'];
  fields: FieldProblems;
  onChange: (week: Schedule['week']) => void;
}) {
  const { week, fields, onChange } = props;
  const { t } = useWords();
  const [copies, setCopies] = useState(0);
  const copy = () => {
    setCopies(copies + 1);
    onChange(week.map((periods, place) => (place < workdays ? (week[0] ?? []) : periods)));
  };
  return (
    <Fieldset variant="unstyled" legend={t('routing.hours.week')} className={classes.part ?? ''}>
      {weekdays.map((weekday, place) => (
        <div key={weekday} className={classes.day}>
          <span className={classes.dayName}>{t(`routing.weekday.${weekday}`)}</span>
          <Periods
            key={copies}
            of={t(`routing.weekday.${weekday}`)}
            periods={week[place] ?? []}
            fields={fields}
            path={`week.${place}`}
            onChange={(periods) => onChange(week.with(place, periods))}
          />
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconCopy size={14} />}
        onClick={copy}
      >
        {t('routing.hours.copy')}
      </Button>
    </Fieldset>
  );
}
