import { Button, Code, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';
import classes from './Audit.module.css';

interface Line {
  readonly seq: number;
  readonly at: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const rowPx = 41;

/** Who did what, newest first; and whether the log is whole. */
export function Audit() {
  const { t } = useWords();
  const [opened, setOpened] = useState<Line | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    staffApi.audit.list.infiniteOptions({
      input: (cursor: number | undefined) => ({ limit: 100, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.nextCursor ? Number(last.nextCursor) : undefined),
      staleTime: 0,
    }),
  );
  const lines = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.page}>
      <Verification />
      <div className={classes.list}>
        {error && <Problem error={error} onRetry={refetch} />}
        {!data && !error && <LoadingLines />}
        {data && lines.length === 0 && <Nothing icon={IconHistory} title={t('staff.audit.none')} />}
        {lines.length > 0 && (
          <VirtualList
            items={lines}
            keyOf={({ seq }) => String(seq)}
            row={(line) => <AuditRow line={line} />}
            label={t('staff.audit')}
            name="staff.audit"
            rowPx={rowPx}
            onChoose={setOpened}
            onEnd={() => {
              if (hasNextPage) void fetchNextPage();
            }}
          />
        )}
      </div>
      {opened && <AuditDetail line={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Verification() {
  const { t, format } = useWords();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => staffApi.audit.verify.call(undefined),
    meta: { showsProblem: true },
  });
  const isBroken = typeof data?.brokenAt === 'number';
  return (
    <div className={classes.tools}>
      <Text size="sm" c="dimmed" className={classes.about ?? ''}>
        {t('staff.audit.text')}
      </Text>
      <Problem error={error} />
      {data && (
        <span role="status" className={classes.verdict} data-broken={isBroken}>
          {isBroken ? <IconAlertTriangle size="1rem" /> : <IconCircleCheck size="1rem" />}
          {isBroken
            ? t('staff.audit.broken', { line: format.number(data.brokenAt ?? 0) })
            : t('staff.audit.whole', { count: data.lines })}
        </span>
      )}
      <Button variant="default" loading={isPending} onClick={() => mutate()}>
        {t('staff.audit.verify')}
      </Button>
    </div>
  );
}

function AuditRow({ line }: { line: Line }) {
  const { t, find, format } = useWords();
  return (
    <div className={classes.row}>
      <time dateTime={line.at} className={classes.time}>
        {format.dateTime(line.at)}
      </time>
      <UserText text={line.actorName ?? t('staff.audit.heed')} className={classes.actor} />
      <span className={classes.action}>{find(`audit.${line.action}`) ?? line.action}</span>
    </div>
  );
}

function AuditDetail({ line, onClose }: { line: Line; onClose: () => void }) {
  const { t, find, format } = useWords();
  return (
    <Dialog size="lg" title={find(`audit.${line.action}`) ?? line.action} onClose={onClose}>
      <Text size="sm" mb="xs">
        {t('staff.audit.detail', {
          line: format.number(line.seq),
          time: format.dateTime(line.at),
          name: line.actorName ?? t('staff.audit.heed'),
        })}
      </Text>
      <Code block>{JSON.stringify({ subject: line.subjectId, ...line.data }, null, 2)}</Code>
    </Dialog>
  );
}
