import { Badge, Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useNow } from '#platform/web/now.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';
import classes from './Sessions.module.css';

const mobileSystems: ReadonlySet<string | null> = new Set(['Android', 'iOS']);

/** Where I am signed in, and how to end it there. */
export function Sessions() {
  const { t } = useWords();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(
    staffApi.me.listSessions.queryOptions({ staleTime: 0 }),
  );
  const onSuccess = () => client.invalidateQueries({ queryKey: staffApi.me.listSessions.key() });
  const endOne = useMutation(staffApi.me.endSession.mutationOptions({ onSuccess }));
  const endOthers = useMutation(staffApi.me.endOtherSessions.mutationOptions({ onSuccess }));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={2} />;
  return (
    <>
      <ul className={classes.sessions}>
        {data.map((session) => (
          <li key={session.id} className={classes.session}>
            <SessionWords session={session} />
            {session.isCurrent ? (
              <Badge>{t('staff.sessions.here')}</Badge>
            ) : (
              <Button
                size="xs"
                variant="default"
                loading={endOne.isPending && endOne.variables?.id === session.id}
                onClick={() => endOne.mutate({ id: session.id })}
              >
                {t('staff.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.length > 1 && (
        <Button
          variant="default"
          mt="sm"
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate(undefined)}
        >
          {t('staff.sessions.end-others')}
        </Button>
      )}
    </>
  );
}

interface SessionFacts {
  readonly browser: string | null;
  readonly system: string | null;
  readonly address: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

function SessionWords({ session }: { session: SessionFacts }) {
  const { t, format } = useWords();
  const now = useNow();
  const { browser, system, address, createdAt, lastSeenAt } = session;
  const Drawing = mobileSystems.has(system) ? IconDeviceMobile : IconDeviceDesktop;
  const device = [browser, system].filter((name) => name !== null).join(' · ');
  return (
    <>
      <Drawing size="1.25rem" stroke={1.5} className={classes.icon} />
      <div className={classes.words}>
        <span className={classes.device}>{device || t('staff.sessions.unknown')}</span>
        <span className={classes.detail}>
          {t('staff.sessions.seen', {
            time: format.relative(lastSeenAt, now),
            address,
            since: format.dateTime(createdAt),
          })}
        </span>
      </div>
    </>
  );
}
