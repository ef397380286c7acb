import { Badge, Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { useProject, useProjectId } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { noNames } from '#platform/web/NamesInput.tsx';
import { useNow } from '#platform/web/now.ts';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { blankQueue } from '../core/blank-queue.ts';
import type { Queue } from '../core/queue.ts';
import { routingApi } from './api.ts';
import { lasting } from './closure.ts';
import { QueueForm } from './QueueForm.tsx';

/** The queues of the project. */
export function Queues() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const project = useProject();
  const now = useNow();
  const [opened, setOpened] = useState<Queue | null>(null);
  const { data, error, refetch } = useQuery(
    routingApi.queues.queryOptions({ input: { projectId } }),
  );
  return (
    <>
      <Kept
        icon={IconStack2}
        none={t('routing.queues.none')}
        text={t('routing.queues.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={
          <Button
            onClick={() => setOpened({ ...blankQueue, id: newId(), projectId, names: noNames })}
          >
            {t('routing.queue.new')}
          </Button>
        }
      >
        <Rows label={t('routing.queues')}>
          {data?.items.map((queue) => (
            <Row
              key={queue.id}
              title={queue.names[language]}
              aside={
                <>
                  {lasting(queue.closure, now) && <Badge color="red">{t('routing.closure')}</Badge>}
                  {!queue.isOpen && <Badge color="gray">{t('routing.queue.is-closed')}</Badge>}
                  {queue.channels.map((channel) => (
                    <Badge key={channel} color="gray">
                      {t(`projects.channel.${channel}`)}
                    </Badge>
                  ))}
                </>
              }
              onOpen={() => setOpened(queue)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && project && (
        <QueueForm
          queue={opened}
          settings={project.settings}
          isNew={!data?.items.some(({ id }) => id === opened.id)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
