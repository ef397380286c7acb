import type { ChatState, ChatView, WidgetFacts } from '../contract.ts';
import type { SignedIdentity } from '../core/identity.ts';
import { type Board, openBoard } from './board.ts';
import { type Door, openDoor, Refusal } from './door.ts';
import { type Memory, openMemory } from './memory.ts';
import { newClientId, type Outgoing, openOutgoing } from './outgoing.ts';
import { listen, type Word } from './stream.ts';
import { openSurveying, type Surveying } from './surveying.ts';
import { shareAmongTabs } from './tabs.ts';
import { openTypist } from './typist.ts';
import { openUploading, type Uploading } from './uploading.ts';
import { retryDelayMs, waitForTurn } from './waiting.ts';
import type { Language } from './words.ts';

/** The conversation, as one tab knows it, and what the visitor can do. */
export interface Chat extends Pick<Board, 'model' | 'onChange' | 'onReply'> {
  readonly memory: Memory;
  readonly outgoing: Outgoing;
  readonly uploading: Uploading;
  readonly surveying: Surveying;
  /** How many replies he has not seen. */
  readonly unread: () => number;
  readonly write: (draft: string) => void;
  /** Sends what is written, with the files that are ready. */
  readonly send: () => void;
  readonly markRead: () => void;
  readonly leave: () => void;
  readonly leaveMessage: (left: { name: string; email: string; body: string }) => Promise<void>;
  readonly startAnew: () => void;
  readonly openFile: (fileId: string, name: string) => Promise<void>;
  readonly switchSound: () => void;
  readonly speak: (language: Language) => Promise<void>;
  /** The site says who is signed in; null: nobody; undefined: it does not say. */
  readonly identify: (identity: SignedIdentity | null | undefined) => void;
}

/** Opens the conversation of a widget. Returns null where there is no such widget.
 *  root: the address of the widget's door. language: of the page, if it says. */
export async function openChat(options: {
  root: string;
  publicKey: string;
  language: Language | undefined;
}): Promise<Chat | null> {
  const memory = openMemory(options.publicKey);
  const door = openDoor(options.root, () => memory.get('token'));
  const facts = await fetchFacts(door, options.language);
  if (!facts) return null;
  const board = openBoard(facts);
  const parts = { door, memory, board, surveying: openSurveying(door, memory, board) };
  const entrance = openEntrance(parts, options.publicKey);
  return openActions(parts, entrance);
}

async function fetchFacts(door: Door, language: Language | undefined): Promise<WidgetFacts | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await door.facts(language);
    } catch (error) {
      if (error instanceof Refusal && error.status < 429) return null;
      await waitForTurn(retryDelayMs(attempt));
    }
  }
}

interface Parts {
  readonly door: Door;
  readonly memory: Memory;
  readonly board: Board;
  readonly surveying: Surveying;
}

/** The way in, and the stream behind it. */
interface Entrance {
  /** Becomes known to the centre, once; shows what there is, and listens while there is a talk. */
  readonly enter: () => Promise<void>;
  readonly enterAnew: () => Promise<void>;
  /** Enters, however long it takes. */
  readonly comeIn: () => Promise<void>;
  readonly isListening: () => boolean;
  readonly listen: () => void;
  readonly identify: (identity: SignedIdentity | undefined) => void;
  readonly leave: () => void;
  readonly outgoing: Outgoing;
}

function openEntrance({ door, memory, board, surveying }: Parts, publicKey: string): Entrance {
  let identity: SignedIdentity | undefined;
  let entered: Promise<void> | null = null;
  let stopListening: (() => void) | null = null;
  const outgoing = openOutgoing({
    ...{ door, memory, enter, enterAnew },
    onChange: board.tell,
    onTaken: (message, { startsNew }) => {
      if (startsNew) board.change({ messages: [], isAnew: false });
      board.add(message, false);
      listenNow();
    },
  });

  function enter(): Promise<void> {
    entered ??= knock().catch((error) => {
      entered = null;
      throw error;
    });
    return entered;
  }

  async function knock(): Promise<void> {
    const { language } = board.model().facts;
    const entry = { visitorToken: memory.get('token'), language };
    const { visitorToken, view } = await door.enter({ ...entry, identity }).catch((error) => {
      // A page whose signature is wrong or stale still has a visitor who needs help.
      if (!(error instanceof Refusal) || error.status !== 422 || !identity) throw error;
      return door.enter({ ...entry, identity: undefined });
    });
    memory.set('token', visitorToken);
    if (identity) memory.set('isKnown', true);
    show(view);
    if (view.state.conversationId) listenNow();
  }

  async function enterAnew(): Promise<void> {
    memory.set('token', undefined);
    leave();
    await enter();
  }

  async function comeIn(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await enter();
      } catch (error) {
        if (error instanceof Refusal && error.status < 429) return;
        await waitForTurn(retryDelayMs(attempt));
      }
    }
  }

  function leave(): void {
    stopListening?.();
    stopListening = null;
    entered = null;
  }

  function listenNow(): void {
    const token = memory.get('token') ?? '';
    const onConnected = (isConnected: boolean): TabWord => ({ name: 'connected', isConnected });
    stopListening ??= shareAmongTabs<TabWord>(`heed:${publicKey}:${token.slice(0, 12)}`, {
      lead: (tell) =>
        listen({
          connect: door.stream,
          onConnected: (isConnected) => tell(onConnected(isConnected)),
          hear: (word) => {
            tell(word);
            acknowledge(word);
          },
        }),
      hear: (word) => {
        if (word.name === 'connected') board.change({ isConnected: word.isConnected });
        else hear(word);
      },
    });
  }

  /** Only the tab that holds the stream answers for it. */
  function acknowledge(word: Word): void {
    const came =
      word.name === 'message' ? [word.data] : word.name === 'snapshot' ? word.data.messages : [];
    const messageIds = came.filter(({ author }) => author !== 'customer').map(({ id }) => id);
    if (messageIds.length > 0) quietly(door.tell('received', { messageIds }));
  }

  function hear(word: Word): void {
    if (word.name === 'snapshot') show(word.data);
    if (word.name === 'state') showState(word.data);
    if (word.name === 'message') {
      outgoing.settle(word.data);
      board.add(word.data, true);
    }
    if (word.name === 'typing') board.showTyping(word.data.isTyping);
    if (word.name === 'survey') void surveying.ask();
  }

  function show({ state, messages }: ChatView): void {
    const before = board.model();
    if (before.isAnew) return;
    const isOther = state.conversationId !== before.state.conversationId;
    if (isOther) board.change({ messages: [] });
    for (const message of messages) {
      outgoing.settle(message);
      board.add(message, !isOther);
    }
    showState(state);
  }

  function showState(state: ChatState): void {
    const hasEnded = state.phase === 'ended' && board.model().state.phase !== 'ended';
    board.change({ state, ...(state.phase !== 'ended' && { survey: null }) });
    if (hasEnded) void surveying.ask();
  }

  return {
    ...{ enter, enterAnew, comeIn, leave, outgoing, listen: listenNow },
    isListening: () => stopListening !== null,
    identify: (next) => {
      identity = next;
      if (identity) leave();
    },
  };
}

/** What the tab with the stream tells the others. */
type TabWord = Word | { readonly name: 'connected'; readonly isConnected: boolean };

function openActions(parts: Parts, entrance: Entrance): Chat {
  const { door, memory, board, surveying } = parts;
  const { outgoing } = entrance;
  const typist = openTypist((isTyping) => {
    if (entrance.isListening()) quietly(door.tell('typing', { isTyping }));
  });
  let leftId = newClientId();

  const unread = () => {
    const readAt = memory.get('readAt') ?? '';
    const isUnread = (author: string, at: string) => author !== 'customer' && at > readAt;
    return board.model().messages.filter((each) => isUnread(each.author, each.createdAt)).length;
  };

  function forget(): void {
    for (const name of ['token', 'isKnown', 'pending', 'readAt', 'leftEmail'] as const) {
      memory.set(name, undefined);
    }
    entrance.leave();
    board.clear();
  }

  return {
    ...{ model: board.model, onChange: board.onChange, onReply: board.onReply },
    ...{ memory, outgoing, surveying, unread },
    uploading: openUploading(door, board, entrance.enter),
    write: (draft) => {
      board.change({ draft });
      typist.go();
    },
    send: () => {
      const { draft, uploads, isAnew } = board.model();
      const body = draft.trim();
      const files = uploads.flatMap(({ attachment }) => attachment ?? []);
      const isUploading = uploads.some(({ attachment, trouble }) => !attachment && !trouble);
      if (isUploading || (body === '' && files.length === 0)) return;
      typist.stop();
      memory.set('leftEmail', undefined);
      board.change({ draft: '', uploads: [] });
      outgoing.send({ body, files, startsNew: isAnew });
    },
    markRead: () => {
      if (unread() === 0) return;
      memory.set('readAt', board.model().messages.at(-1)?.createdAt);
      board.tell();
      quietly(door.tell('read'));
    },
    leave: () => quietly(door.tell('leave')),
    leaveMessage: async (left) => {
      board.change({ leaving: 'sending' });
      try {
        await entrance.enter();
        const { isAnew: startsNew } = board.model();
        const saying = { ...left, clientId: leftId, fileIds: [], startsNew };
        const message = await door.leaveMessage(saying);
        leftId = newClientId();
        memory.set('leftEmail', left.email);
        board.change({ leaving: 'writing', isAnew: false, ...(startsNew && { messages: [] }) });
        board.add(message, false);
        entrance.listen();
      } catch {
        board.change({ leaving: 'failed' });
      }
    },
    startAnew: () => board.change({ isAnew: true, survey: null }),
    openFile: async (fileId, name) => {
      const file = await door.file(fileId).catch(() => null);
      board.change({ lostFileId: file ? null : fileId });
      if (file) save(file, name);
    },
    switchSound: () => {
      memory.set('isSoundOn', memory.get('isSoundOn') ? undefined : true);
      board.tell();
    },
    speak: async (language) => {
      const facts = await fetchFacts(door, language);
      if (facts) board.change({ facts });
    },
    identify: (identity) => {
      if (identity === null && memory.get('isKnown')) forget();
      entrance.identify(identity ?? undefined);
      if (identity || memory.get('token')) void entrance.comeIn();
      if (outgoing.list().length > 0) outgoing.retry();
    },
  };
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Marks that do not come through are told again by the next ones. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
