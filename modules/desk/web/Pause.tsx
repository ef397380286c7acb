import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import { type Instant, msBetween } from '#kernel/time.ts';
import { agentChanged } from '#modules/routing/contract.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import { routingApi } from './apis.ts';
import classes from './Pause.module.css';

/** My short pause after a contact: how long nothing rings, and that I am ready before. */
export function Pause() {
  const { t, format } = useWords();
  const now = useNow();
  const until = usePauseEnd();
  const { mutate, isPending } = useMutation(routingApi.pause.end.mutationOptions());
  if (until === null || until <= now) return null;
  const end = () => mutate({});
  return (
    <section className={classes.pause} aria-label={t('desk.pause')}>
      <span className={classes.words}>{t('desk.pause')}</span>
      <time dateTime={until} data-number>
        {format.stopwatch(msBetween(now, until))}
      </time>
      <Button
        size="compact-xs"
        variant="default"
        loading={isPending}
        rightSection={<KeyHint keys="alt+r" />}
        onClick={end}
      >
        {t('desk.ready')}
      </Button>
      <ReadyKey onReady={end} />
    </section>
  );
}

function ReadyKey({ onReady }: { onReady: () => void }) {
  useKeys([{ keys: 'alt+r', label: 'desk.ready', run: onReady, isAlways: true }]);
  return null;
}

/** Until when nothing rings at me, kept up by events. */
function usePauseEnd(): Instant | null {
  const me = useMe();
  const client = useQueryClient();
  const options = routingApi.pause.mine.queryOptions();
  useLive([`person:${me.id}`], (event) => {
    if (!isEvent(event, agentChanged) || event.data.personId !== me.id) return;
    client.setQueryData(options.queryKey, { until: event.data.pausedUntil });
  });
  return useQuery(options).data?.until ?? null;
}
