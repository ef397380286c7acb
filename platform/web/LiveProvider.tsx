import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { LiveClient } from '#platform/live/client.ts';
import { LiveContext } from './live.ts';

/** Gives the live connection to everything inside. Missed events make the cache fetch anew. */
export function LiveProvider({ client, children }: { client: LiveClient; children: ReactNode }) {
  const cache = useQueryClient();
  useEffect(() => client.onMissed(() => void cache.invalidateQueries()), [client, cache]);
  useEffect(() => {
    addEventListener('online', client.retry);
    return () => removeEventListener('online', client.retry);
  }, [client]);
  return <LiveContext value={client}>{children}</LiveContext>;
}
