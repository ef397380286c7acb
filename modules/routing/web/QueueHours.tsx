import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { addMs, hourMs, type Instant } from '#kernel/time.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { NamesInput, noNames } from '#platform/web/NamesInput.tsx';
import { serverNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { routingApi } from './api.ts';
import { Standing } from './Standing.tsx';

/** When a queue is open to those who come: its business hours, and the emergency. */
export function QueueHours(props: {
  queue: Queue;
  fields: FieldProblems;
  onChange: (changes: Partial<Queue>) => void;
}) {
  const { queue, fields, onChange } = props;
  const { t, language } = useWords();
  const { projectId, closure } = queue;
  const schedules =
    useQuery(routingApi.schedules.list.queryOptions({ input: { projectId } })).data?.items ?? [];
  const chosen = schedules.find(({ id }) => id === queue.scheduleId);
  const closeNow = () => ({ until: addMs(serverNow(), hourMs), reasons: noNames });
  return (
    <>
      <Select
        clearable
        label={t('routing.hours')}
        placeholder={t('routing.hours.always')}
        description={chosen && <Standing times={chosen} />}
        data={schedules.map(({ id, names }) => ({ value: id, label: names[language] }))}
        value={queue.scheduleId}
        onChange={(scheduleId) => onChange({ scheduleId })}
      />
      <Switch
        label={t('routing.closure')}
        description={t('routing.closure.text')}
        checked={closure !== null}
        onChange={({ currentTarget }) =>
          onChange({ closure: currentTarget.checked ? closeNow() : null })
        }
      />
      {closure && (
        <>
          <TextInput
            type="datetime-local"
            required
            label={t('routing.closure.until')}
            value={localOf(closure.until)}
            error={fields.of('closure.until')}
            onChange={({ currentTarget: { value } }) =>
              value && onChange({ closure: { ...closure, until: new Date(value).toISOString() } })
            }
          />
          <NamesInput
            label={t('routing.closure.reason')}
            names={closure.reasons}
            errorOf={(each) => fields.of(`closure.reasons.${each}`)}
            onChange={(reasons) => onChange({ closure: { ...closure, reasons } })}
          />
        </>
      )}
    </>
  );
}

/** An instant by the device's clock, as its date and time field wants it: 2026-05-01T09:00. */
function localOf(instant: Instant): string {
  const ms = Date.parse(instant);
  const offsetMs = new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(ms - offsetMs).toISOString().slice(0, 16);
}
