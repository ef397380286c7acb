import { Button } from '@mantine/core';
import { IconClockHour9 } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { useProject, useProjectId } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { useLive } from '#platform/web/live.ts';
import { noNames } from '#platform/web/NamesInput.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { applyToSchedules } from '../core/live.ts';
import type { Schedule } from '../core/schedule.ts';
import { routingApi } from './api.ts';
import { ScheduleForm } from './ScheduleForm.tsx';
import { Standing } from './Standing.tsx';

/** The business hours of the project. */
export function Hours() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const project = useProject();
  const [opened, setOpened] = useState<Schedule | null>(null);
  const { data, error, refetch } = useSchedules(projectId);
  const begin = (timeZone: string) =>
    setOpened({ ...blankSchedule, id: newId(), projectId, timeZone });
  return (
    <>
      <Kept
        icon={IconClockHour9}
        none={t('routing.hours.none')}
        text={t('routing.hours.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={
          project && (
            <Button onClick={() => begin(project.settings.timeZone)}>
              {t('routing.hours.new')}
            </Button>
          )
        }
      >
        <Rows label={t('routing.hours')}>
          {data?.items.map((schedule) => (
            <Row
              key={schedule.id}
              title={schedule.names[language]}
              detail={
                <>
                  <Standing times={schedule} /> · {schedule.timeZone}
                </>
              }
              onOpen={() => setOpened(schedule)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <ScheduleForm
          schedule={opened}
          isNew={!data?.items.some(({ id }) => id === opened.id)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** The schedules of a project, kept up by events. */
function useSchedules(projectId: string) {
  const client = useQueryClient();
  const options = routingApi.schedules.list.queryOptions({ input: { projectId } });
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId !== projectId) return;
    client.setQueryData(
      options.queryKey,
      (old) => old && { items: applyToSchedules(old.items, event) },
    );
  });
  return useQuery(options);
}

const office = [{ fromMinute: 9 * 60, untilMinute: 18 * 60 }];
const blankSchedule = {
  names: noNames,
  week: [office, office, office, office, office, [], []],
  holidays: [],
} satisfies Partial<Schedule>;
