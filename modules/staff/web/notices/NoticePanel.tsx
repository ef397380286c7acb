import { Button, Text } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useNow } from '#platform/web/now.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Notice } from '../../core/notice.ts';
import { staffApi } from '../api.ts';
import classes from './Notices.module.css';
import { addressOf } from './notice-address.ts';

/** All my notices, newest first; each leads to what it is about. Those that want no acknowledgement
 *  count as read once the panel is closed, so that what is new stays marked while one reads.
 *  onLeave: a notice was followed to its page. */
export function NoticePanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    staffApi.me.listNotices.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  const notices = data?.pages.flatMap((page) => page.items) ?? [];
  useReadWhenClosed(notices);
  return (
    <div className={classes.panel}>
      <Text component="h2" fw={600} className={classes.title ?? ''}>
        {t('staff.notices')}
      </Text>
      <div className={classes.list}>
        <Problem error={error} onRetry={refetch} />
        {!data && !error && <LoadingLines lines={3} />}
        {data && notices.length === 0 && (
          <Nothing
            icon={IconBellCheck}
            title={t('staff.notices.none')}
            text={t('staff.notices.none.text')}
          />
        )}
        <ul className={classes.items}>
          {notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} onLeave={onLeave} />
          ))}
        </ul>
        {hasNextPage && (
          <Button
            fullWidth
            variant="subtle"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('staff.notices.older')}
          </Button>
        )}
      </div>
    </div>
  );
}

function NoticeItem({ notice, onLeave }: { notice: Notice; onLeave: () => void }) {
  const { t, format } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const { id, createdAt, readAt, isAcknowledgementRequired, acknowledgedAt } = notice;
  const { mutate, isPending } = useMutation(
    staffApi.me.acknowledgeNotice.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: staffApi.me.key() }),
    }),
  );
  return (
    <li className={classes.item} data-new={readAt === null}>
      <NoticeWords notice={notice} onLeave={onLeave} />
      <span className={classes.foot}>
        {readAt === null && <b>{t('staff.notices.new')}</b>}
        <time dateTime={createdAt} title={format.dateTime(createdAt)}>
          {format.relative(createdAt, now)}
        </time>
        {acknowledgedAt && <span>{t('staff.notices.acknowledged')}</span>}
      </span>
      {isAcknowledgementRequired && !acknowledgedAt && (
        <Button
          size="xs"
          className={classes.acknowledge ?? ''}
          loading={isPending}
          onClick={() => mutate({ id })}
        >
          {t('staff.notices.acknowledge')}
        </Button>
      )}
    </li>
  );
}

function NoticeWords({ notice, onLeave }: { notice: Notice; onLeave: () => void }) {
  const { t, find } = useWords();
  const me = useMe();
  const address = addressOf(notice, me);
  const text = find(`notice.${notice.kind}`, notice.data) ?? t('staff.notices.unknown');
  const words = <UserText className={classes.words} text={text} />;
  if (!address) return words;
  return (
    <AddressLink to={address} className={classes.link} onClick={onLeave}>
      {words}
    </AddressLink>
  );
}

function useReadWhenClosed(notices: readonly Notice[]): void {
  const client = useQueryClient();
  const { mutate } = useMutation(
    staffApi.me.readNotices.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: staffApi.me.key() }),
    }),
  );
  const read = useEffectEvent(() => {
    const ids = notices
      .filter((notice) => !notice.readAt && !notice.isAcknowledgementRequired)
      .map(({ id }) => id);
    if (ids.length > 0) mutate({ ids });
  });
  useEffect(() => () => read(), []);
}
