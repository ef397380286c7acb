import { createContext, use, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { present } from '#kernel/assert.ts';
import type { HeedEvent, Signal } from '#kernel/event.ts';
import type { ConnectionState, LiveClient } from '#platform/live/client.ts';

export const LiveContext = createContext<LiveClient | null>(null);

/** Hears events while the component stands. topics: `project:ID`, `person:ID`.
 *  onEvent also hears what other parts of the screen asked for: tell events apart by isEvent. */
export function useLive(topics: readonly string[], onEvent: (event: HeedEvent) => void): void {
  const client = useLiveClient();
  const hear = useEffectEvent(onEvent);
  useTopics(topics);
  useEffect(() => client.onEvent((event) => hear(event)), [client]);
}

/** Hears signals, such as that somebody types, while the component stands; as useLive does. */
export function useSignals(topics: readonly string[], onSignal: (signal: Signal) => void): void {
  const client = useLiveClient();
  const hear = useEffectEvent(onSignal);
  useTopics(topics);
  useEffect(() => client.onSignal((signal) => hear(signal)), [client]);
}

function useTopics(topics: readonly string[]): void {
  const client = useLiveClient();
  const key = topics.join(' ');
  useEffect(() => client.subscribe(key === '' ? [] : key.split(' ')), [client, key]);
}

/** Whether Heed is within reach. */
export function useConnection(): ConnectionState {
  const client = useLiveClient();
  return useSyncExternalStore(client.onStateChange, client.state);
}

function useLiveClient(): LiveClient {
  return present(use(LiveContext), 'a LiveProvider');
}
