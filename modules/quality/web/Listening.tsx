import { Button } from '@mantine/core';
import { IconEar, IconHeadphones } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { InProjects } from '#modules/projects/web/index.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ListeningTask } from '../contract.ts';
import classes from './Listening.module.css';
import { LoopTabs } from './LoopTabs.tsx';
import { QueueRow } from './QueueRow.tsx';
import { useQueue } from './use-listening.ts';

const rowPx = 92;

/** The listening room: customers who were not content, the most urgent first. */
export function Listening() {
  const { t } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { data, error, refetch } = useQueue();
  const items = data?.items ?? [];
  const mine = items.find(({ claimedBy }) => claimedBy === me.id);
  const next = mine ?? items.find(({ state, agentId }) => state === 'open' && agentId !== me.id);
  const open = ({ projectId, id: taskId }: ListeningTask) =>
    void navigate({ to: '/listening/$projectId/$taskId', params: { projectId, taskId } });
  useKeys(next ? [{ keys: 'n', label: 'quality.listen.next', run: () => open(next) }] : []);
  return (
    <div className={classes.room}>
      <div className={classes.tools}>
        <LoopTabs />
        {next && (
          <Button
            size="xs"
            leftSection={<IconHeadphones size="1rem" />}
            rightSection={<KeyHint keys="n" />}
            onClick={() => open(next)}
          >
            {t(mine ? 'quality.listen.go-on' : 'quality.listen.next')}
          </Button>
        )}
      </div>
      <div className={classes.list}>
        <InProjects>
          {error && <Problem error={error} onRetry={refetch} />}
          {!data && !error && <LoadingLines />}
          {data && items.length === 0 && (
            <Nothing
              icon={IconEar}
              title={t('quality.queue.empty')}
              text={t('quality.queue.empty.text')}
            />
          )}
          {items.length > 0 && (
            <VirtualList
              items={items}
              keyOf={({ id }) => id}
              row={(task) => <QueueRow task={task} />}
              label={t('quality.queue')}
              name="quality.queue"
              rowPx={rowPx}
              onChoose={open}
            />
          )}
        </InProjects>
      </div>
    </div>
  );
}
