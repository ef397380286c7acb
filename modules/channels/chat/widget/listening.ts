import type { ChatState, ChatView } from '../contract.ts';
import type { Board } from './board.ts';
import type { Door } from './door.ts';
import type { Memory } from './memory.ts';
import type { Outgoing } from './outgoing.ts';
import { listen, type Word } from './stream.ts';
import type { Surveying } from './surveying.ts';
import { shareAmongTabs } from './tabs.ts';

/** Hears what happens in the conversation and shows it. */
export interface Listening {
  /** Begins, once. One tab holds the stream for all that have the same visitor. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly show: (view: ChatView) => void;
}

/** What the tab with the stream tells the others. */
type TabWord = Word | { readonly name: 'connected'; readonly isConnected: boolean };

interface Options {
  readonly door: Door;
  readonly memory: Memory;
  readonly board: Board;
  readonly surveying: Surveying;
  readonly publicKey: string;
  readonly outgoing: Outgoing;
}

/** Opens what the widget hears. */
export function openListening(options: Options): Listening {
  const { door, memory, board, surveying, outgoing } = options;
  let stop: (() => void) | null = null;

  function hear(word: TabWord): void {
    if (word.name === 'connected') board.change({ isConnected: word.isConnected });
    if (word.name === 'snapshot') show(word.data);
    if (word.name === 'state') showState(word.data);
    if (word.name === 'message' && !outgoing.isOnItsWay(word.data)) board.add(word.data, true);
    if (word.name === 'typing') board.showTyping(word.data.isTyping);
    if (word.name === 'survey') void surveying.ask();
  }

  function show({ state, messages }: ChatView): void {
    const before = board.model();
    if (before.isAnew) return;
    const isOther = state.conversationId !== before.state.conversationId;
    if (isOther) board.change({ messages: [] });
    for (const message of messages) board.add(message, !isOther);
    showState(state);
  }

  function showState(state: ChatState): void {
    const hasEnded = state.phase === 'ended' && board.model().state.phase !== 'ended';
    board.change({ state, ...(state.phase !== 'ended' && { survey: null }) });
    if (hasEnded) void surveying.ask();
  }

  const lead = (tell: (word: TabWord) => void) =>
    listen({
      connect: door.stream,
      onConnected: (isConnected) => tell({ name: 'connected', isConnected }),
      hear: (word) => {
        tell(word);
        acknowledge(door, word);
      },
    });
  return {
    show,
    start: () => {
      const visitor = memory.get('token')?.slice(0, 12);
      stop ??= shareAmongTabs(`heed:${options.publicKey}:${visitor}`, { lead, hear });
    },
    stop: () => {
      stop?.();
      stop = null;
    },
  };
}

/** Tells that replies were taken in; only the tab that holds the stream does. */
function acknowledge(door: Door, word: Word): void {
  const came =
    word.name === 'message' ? [word.data] : word.name === 'snapshot' ? word.data.messages : [];
  const messageIds = came.filter(({ author }) => author !== 'customer').map(({ id }) => id);
  if (messageIds.length > 0) void door.tell('received', { messageIds });
}
