import type { HeedEvent, Signal } from '#kernel/event.ts';

/** `connecting` before the first word of the server, `lost` while we try to come back. */
export type ConnectionState = 'connecting' | 'connected' | 'lost';

/** The browser's end of the live connection. */
export interface LiveClient
  extends Pick<KeptSocket, 'state' | 'onStateChange' | 'retry' | 'close'> {
  /** Asks for topics until the returned function is called. Several askers share a topic. Of a new
   *  one, what happened in the last seconds is heard too: what is shown was read before. */
  readonly subscribe: (topics: readonly string[]) => () => void;
  /** Hears every event of all topics asked for, each once. */
  readonly onEvent: (listener: (event: HeedEvent) => void) => () => void;
  /** Hears every signal of all topics asked for, while connected. */
  readonly onSignal: (listener: (signal: Signal) => void) => () => void;
  /** Hears that events were missed: what is shown must be fetched anew. */
  readonly onMissed: (listener: () => void) => () => void;
}

type FromServer =
  | { readonly type: 'welcome'; readonly seq: string }
  | { readonly type: 'event'; readonly seq?: string; readonly event: HeedEvent }
  | { readonly type: 'signal'; readonly signal: Signal }
  | { readonly type: 'refused'; readonly topic: string }
  | { readonly type: 'refetch' | 'ping' };

type FromBrowser =
  | { readonly type: 'hello'; readonly lastSeq?: string }
  | { readonly type: 'subscribe' | 'unsubscribe'; readonly topics: readonly string[] }
  | { readonly type: 'pong' };

/** The server pings each 25 s; two pings that do not come mean that the connection is dead. */
const silenceMs = 60_000;
const longestRetryMs = 30_000;
/** As many as a connection may have: who comes back asks for all of them in one breath, and hears
 *  what he missed in order. */
const topicsPerMessage = 200;
/** An event may be told again by a topic that is asked for later. */
const rememberedEvents = 1_000;

/** How long to wait before the next attempt: doubling from half a second to half a minute, spread
 *  by chance so that a restarted server does not meet all browsers at once.
 *  attempt: 0 for the first. chance: [0, 1). */
export function retryDelayMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(longestRetryMs, 500 * 2 ** attempt);
  return ceilingMs * (0.5 + chance / 2);
}

/** Opens the live connection and keeps it open: it comes back by itself and resumes behind the
 *  last event heard.
 *  url: ws(s)://…/api/live. delayMs: how long the nth attempt to come back waits. */
export function openLiveClient(
  url: string,
  delayMs: (attempt: number) => number = (attempt) => retryDelayMs(attempt, Math.random()),
): LiveClient {
  const askersOf = new Map<string, number>();
  const eventListeners = new Set<(event: HeedEvent) => void>();
  const signalListeners = new Set<(signal: Signal) => void>();
  const missedListeners = new Set<() => void>();
  const heardIds = new Set<string>();
  let lastSeq: string | undefined;

  const socket = keepSocket({ url, delayMs, greet, hear });

  function greet(): void {
    socket.say({ type: 'hello', ...(lastSeq !== undefined && { lastSeq }) });
    tell('subscribe', Array.from(askersOf.keys()));
  }

  function hear(message: FromServer): void {
    if (message.type === 'welcome') welcome(message.seq);
    if (message.type === 'event') {
      lastSeq = message.seq ?? lastSeq;
      if (isFirst(message.event)) for (const listener of eventListeners) listener(message.event);
    }
    if (message.type === 'signal') for (const listener of signalListeners) listener(message.signal);
    if (message.type === 'refetch') for (const listener of missedListeners) listener();
    if (message.type === 'refused') askersOf.delete(message.topic);
    if (message.type === 'ping') socket.say({ type: 'pong' });
  }

  function isFirst({ id }: HeedEvent): boolean {
    if (heardIds.has(id)) return false;
    heardIds.add(id);
    const [oldest] = heardIds;
    if (oldest !== undefined && heardIds.size > rememberedEvents) heardIds.delete(oldest);
    return true;
  }

  /** What was fetched before the very first welcome may lack events that nobody could hear. */
  function welcome(seq: string): void {
    if (lastSeq === undefined && askersOf.size > 0)
      for (const listener of missedListeners) listener();
    lastSeq ??= seq;
  }

  function tell(type: 'subscribe' | 'unsubscribe', topics: readonly string[]): void {
    for (let from = 0; from < topics.length; from += topicsPerMessage)
      socket.say({ type, topics: topics.slice(from, from + topicsPerMessage) });
  }

  function subscribe(topics: readonly string[]): () => void {
    const added = topics.filter((topic) => !askersOf.has(topic));
    for (const topic of topics) askersOf.set(topic, (askersOf.get(topic) ?? 0) + 1);
    tell('subscribe', added);
    return () => {
      const left = topics.filter((topic) => askersOf.get(topic) === 1);
      for (const topic of topics) askersOf.set(topic, (askersOf.get(topic) ?? 1) - 1);
      for (const topic of left) askersOf.delete(topic);
      tell('unsubscribe', left);
    };
  }

  return {
    ...socket,
    subscribe,
    onEvent: listenTo(eventListeners),
    onSignal: listenTo(signalListeners),
    onMissed: listenTo(missedListeners),
  };
}

interface KeptSocket {
  readonly state: () => ConnectionState;
  readonly onStateChange: (listener: () => void) => () => void;
  /** Says nothing while the connection is lost: the greeting tells all again. */
  readonly say: (message: FromBrowser) => void;
  /** Tries at once, for instance because the device says that it is online again. */
  readonly retry: () => void;
  readonly close: () => void;
}

interface SocketOptions {
  readonly url: string;
  readonly delayMs: (attempt: number) => number;
  readonly greet: () => void;
  readonly hear: (message: FromServer) => void;
}

/** A socket that is opened anew whenever it closes or falls silent. */
function keepSocket(options: SocketOptions): KeptSocket {
  const state = observe<ConnectionState>('connecting');
  let socket: WebSocket | undefined;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    const opened = new WebSocket(options.url);
    socket = opened;
    opened.onopen = () => {
      expectWord(opened);
      options.greet();
    };
    opened.onmessage = ({ data }) => {
      attempt = 0;
      state.set('connected');
      expectWord(opened);
      options.hear(JSON.parse(String(data)));
    };
    opened.onclose = () => comeBack(opened);
  }

  /** A dead socket may take minutes to close, so it is left behind before. */
  function expectWord(from: WebSocket): void {
    after(silenceMs, () => {
      comeBack(from);
      from.close();
    });
  }

  function comeBack(from: WebSocket): void {
    if (socket !== from) return;
    socket = undefined;
    state.set('lost');
    after(options.delayMs(attempt), open);
    attempt += 1;
  }

  /** An open socket waits for a word, a lost one for its turn: never both. */
  function after(delayMs: number, act: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(act, delayMs);
  }

  function retry(): void {
    if (socket) return;
    clearTimeout(timer);
    open();
  }

  function close(): void {
    clearTimeout(timer);
    const closing = socket;
    socket = undefined;
    closing?.close();
  }

  open();
  return {
    state: state.get,
    onStateChange: state.onChange,
    say: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    retry,
    close,
  };
}

function observe<Value>(first: Value) {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next: Value) => {
      if (value === next) return;
      value = next;
      for (const listener of listeners) listener();
    },
    onChange: listenTo(listeners),
  };
}

function listenTo<Listener>(listeners: Set<Listener>): (listener: Listener) => () => void {
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
