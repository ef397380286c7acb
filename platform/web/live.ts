import { createContext, use, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { present } from '#kernel/assert.ts';
import type { HeedEvent } from '#kernel/event.ts';
import type { ConnectionState, LiveClient } from '#platform/live/client.ts';

export const LiveContext = createContext<LiveClient | null>(null);

/** Hears events while the component stands. topics: `project:ID`, `person:ID`.
 *  onEvent also hears what other parts of the screen asked for: tell events apart by isEvent. */
export function useLive(topics: readonly string[], onEvent: (event: HeedEvent) => void): void {
  const client = useLiveClient();
  const hear = useEffectEvent(onEvent);
  const key = topics.join(' ');
  useEffect(() => {
    const leave = client.subscribe(key === '' ? [] : key.split(' '));
    const stop = client.onEvent((event) => hear(event));
    return () => {
      stop();
      leave();
    };
  }, [client, key]);
}

/** Whether Heed is within reach. */
export function useConnection(): ConnectionState {
  const client = useLiveClient();
  return useSyncExternalStore(client.onStateChange, client.state);
}

function useLiveClient(): LiveClient {
  return present(use(LiveContext), 'a LiveProvider');
}
