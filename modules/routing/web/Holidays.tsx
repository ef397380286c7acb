import { ActionIcon, Button, Fieldset, Group, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Schedule } from '../core/schedule.ts';
import { readHolidays, withHolidays } from './holidays.ts';
import { Periods } from './Periods.tsx';
import classes from './ScheduleForm.module.css';

type Holiday = Schedule['holidays'][number];

/** Days on which it is open otherwise than on their weekday, or not at all. */
export function Holidays(props: {
  holidays: readonly Holiday[];
  fields: FieldProblems;
  onChange: (holidays: Holiday[]) => void;
}) {
  const { holidays, fields, onChange } = props;
  const { t } = useWords();
  const set = (date: string, changes: Partial<Holiday>) =>
    onChange(holidays.map((each) => (each.date === date ? { ...each, ...changes } : each)));
  const [additions, setAdditions] = useState(0);
  const add = (added: readonly Holiday[]) => {
    setAdditions(additions + 1);
    onChange(withHolidays(holidays, added));
  };
  return (
    <Fieldset
      variant="unstyled"
      legend={t('routing.hours.holidays')}
      className={classes.part ?? ''}
    >
      {holidays.map(({ date, name, periods }, place) => (
        <div key={date} className={classes.day}>
          <span className={classes.dayName}>{date}</span>
          <div className={classes.holiday}>
            <TextInput
              required
              aria-label={t('routing.hours.holiday.name', { date })}
              maxLength={120}
              value={name}
              error={fields.of(`holidays.${place}.name`)}
              onChange={({ currentTarget }) => set(date, { name: currentTarget.value })}
            />
            <Periods
              key={additions}
              of={date}
              periods={periods}
              fields={fields}
              path={`holidays.${place}.periods`}
              onChange={(next) => set(date, { periods: next })}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('routing.hours.holiday.remove', { date })}
            onClick={() => onChange(holidays.filter((each) => each.date !== date))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <NewHoliday onAdd={add} />
      <PastedHolidays onAdd={add} />
    </Fieldset>
  );
}

interface Adding {
  readonly onAdd: (holidays: readonly Holiday[]) => void;
}

function NewHoliday({ onAdd }: Adding) {
  const { t } = useWords();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const add = () => {
    onAdd([{ date, name: name.trim(), periods: [] }]);
    setDate('');
    setName('');
  };
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        type="date"
        label={t('routing.hours.holiday.date')}
        value={date}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      />
      <TextInput
        label={t('routing.hours.holiday')}
        maxLength={120}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button variant="default" disabled={date === '' || name.trim() === ''} onClick={add}>
        {t('frame.add')}
      </Button>
    </Group>
  );
}

/** Takes a list from elsewhere. Lines that it does not understand stay, to be mended. */
function PastedHolidays({ onAdd }: Adding) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [hasWrong, setHasWrong] = useState(false);
  const add = () => {
    const { holidays, wrong } = readHolidays(text);
    onAdd(holidays);
    setText(wrong.join('\n'));
    setHasWrong(wrong.length > 0);
  };
  return (
    <div className={classes.pasted}>
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        label={t('routing.hours.paste')}
        description={t('routing.hours.paste.text')}
        placeholder="2026-05-01 …"
        value={text}
        error={hasWrong && t('routing.hours.paste.wrong')}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setHasWrong(false);
        }}
      />
      <Button variant="default" disabled={text.trim() === ''} onClick={add}>
        {t('routing.hours.paste.add')}
      </Button>
    </div>
  );
}
