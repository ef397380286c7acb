import { z } from 'zod';
import type { HeedEvent, Signal } from '#kernel/event.ts';

/** The topics of one connection at most. One message may hold them all. */
export const maximumTopics = 200;

const topics = z.array(z.string().max(80)).max(maximumTopics);

/** What a browser says on the live connection. lastSeq and seq are opaque positions. */
export const fromBrowser = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), lastSeq: z.string().max(80).optional() }),
  z.object({ type: z.literal('subscribe'), topics }),
  z.object({ type: z.literal('unsubscribe'), topics }),
  z.object({ type: z.literal('pong') }),
]);

export type FromBrowser = z.infer<typeof fromBrowser>;

/** What the server says. An event without seq happened before its topic was asked for. `refetch`:
 *  events were missed; what is shown must be fetched anew. */
export type FromServer =
  | { readonly type: 'welcome'; readonly seq: string }
  | { readonly type: 'event'; readonly seq?: string; readonly event: HeedEvent }
  | { readonly type: 'signal'; readonly signal: Signal }
  | { readonly type: 'refused'; readonly topic: string }
  | { readonly type: 'refetch' }
  | { readonly type: 'ping' };

export const pingMs = 25_000;
