import { Button, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { timeZones } from '#modules/projects/web/index.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { completeNames, NamesInput } from '#platform/web/NamesInput.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Schedule } from '../core/schedule.ts';
import { routingApi } from './api.ts';
import { Holidays } from './Holidays.tsx';
import classes from './ScheduleForm.module.css';
import { Standing } from './Standing.tsx';
import { Week } from './Week.tsx';

/** Making or changing business hours, with what they mean now told in words. */
export function ScheduleForm(props: { schedule: Schedule; isNew: boolean; onClose: () => void }) {
  const { isNew, onClose } = props;
  const { t, language: own } = useWords();
  const [schedule, setSchedule] = useState(props.schedule);
  const set = (changes: Partial<Schedule>) => setSchedule({ ...schedule, ...changes });
  const { save, remove } = useScheduleActions(onClose);
  const error = save.error ?? remove.error;
  const fields = useFields(error, ['names', 'timeZone', 'week', 'holidays']);
  const { id, names, ...rest } = schedule;
  const { projectId, timeZone, week, holidays } = rest;
  return (
    <FormDialog
      size="lg"
      title={t(isNew ? 'routing.hours.new' : 'routing.hours')}
      error={error}
      rest={fields.rest}
      isPending={save.isPending}
      onSubmit={() => save.mutate({ ...rest, scheduleId: id, names: completeNames(names, own) })}
      onClose={onClose}
    >
      <NamesInput
        label={t('routing.hours.name')}
        names={names}
        errorOf={(each) => fields.of(`names.${each}`)}
        onChange={(next) => set({ names: next })}
      />
      <Select
        searchable
        label={t('projects.time-zone')}
        allowDeselect={false}
        data={timeZones(timeZone)}
        limit={50}
        value={timeZone}
        error={fields.of('timeZone')}
        onChange={(next) => next && set({ timeZone: next })}
      />
      <Week week={week} fields={fields} onChange={(next) => set({ week: next })} />
      <Holidays holidays={holidays} fields={fields} onChange={(next) => set({ holidays: next })} />
      <p className={classes.says} aria-live="polite">
        <Standing times={schedule} />
      </p>
      {!isNew && (
        <Button
          variant="subtle"
          color="red"
          loading={remove.isPending}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => remove.mutate({ projectId, scheduleId: id })}
        >
          {t('routing.hours.remove')}
        </Button>
      )}
    </FormDialog>
  );
}

function useScheduleActions(onClose: () => void) {
  const client = useQueryClient();
  const settled = {
    meta: { showsProblem: true },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: routingApi.schedules.key() });
    },
  };
  const save = useMutation(routingApi.schedules.put.mutationOptions(settled));
  const remove = useMutation(routingApi.schedules.remove.mutationOptions(settled));
  return { save, remove };
}
