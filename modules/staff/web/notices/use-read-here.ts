import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '#platform/web/me.ts';
import { staffApi } from '../api.ts';
import { addressOf, isOpen } from './notice-address.ts';

const looked = 50;

/** Reads the notices about the page that is open, which tells all that they do. Those that want to
 *  be acknowledged stay. unread: how many there are. */
export function useReadHere(unread: number): void {
  const me = useMe();
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  const { data } = useQuery(
    staffApi.me.listNotices.queryOptions({
      input: { isUnread: 'true', limit: looked },
      enabled: unread > 0,
    }),
  );
  const { mutate } = useMutation(
    staffApi.me.readNotices.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: staffApi.me.key() }),
    }),
  );
  const here = (data?.items ?? [])
    .filter(({ readAt, isAcknowledgementRequired }) => !readAt && !isAcknowledgementRequired)
    .filter((notice) => isOpen(addressOf(notice, me) ?? '', { pathname, search }))
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (here) mutate({ ids: here.split(',') });
  }, [here, mutate]);
}
