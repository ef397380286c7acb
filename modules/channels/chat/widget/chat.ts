import { type Board, openBoard } from './board.ts';
import { type Door, openDoor } from './door.ts';
import { type Entrance, openEntrance } from './entrance.ts';
import { openListening } from './listening.ts';
import { type Memory, openMemory } from './memory.ts';
import { type Outgoing, openOutgoing } from './outgoing.ts';
import { openSurveying, type Surveying } from './surveying.ts';
import { insist } from './waiting.ts';
import type { Language } from './words.ts';
import { openWriting, type Writing } from './writing.ts';

/** The conversation, as one tab knows it, and what the visitor can do. */
export interface Chat
  extends Pick<Board, 'model' | 'change' | 'onChange' | 'onReply'>,
    Pick<Entrance, 'identify'>,
    Writing {
  readonly memory: Memory;
  readonly outgoing: Outgoing;
  readonly surveying: Surveying;
  /** How many replies he has not seen. */
  readonly unread: () => number;
  readonly markRead: () => void;
  readonly leave: () => void;
  readonly startAnew: () => void;
  readonly openFile: (fileId: string, name: string) => Promise<void>;
  readonly switchSound: () => void;
  readonly speak: (language: Language) => Promise<void>;
}

/** Opens the conversation of a widget. Returns null where there is no such widget.
 *  root: the address of the widget's door. language: of the page, if it says. */
export async function openChat(options: {
  root: string;
  publicKey: string;
  language: Language | undefined;
}): Promise<Chat | null> {
  const memory = openMemory(options.publicKey);
  const door = openDoor(options.root, {
    token: () => memory.get('token'),
    visit: () => memory.get('visit')?.number,
  });
  const facts = await insist(() => door.facts(options.language));
  if (!facts) return null;
  const board = openBoard(facts);
  const base = { door, memory, board };
  const surveying = openSurveying(base);
  const outgoing = openOutgoing({
    ...{ door, memory, onChange: board.tell },
    enter: () => entrance.enter(),
    enterAnew: () => entrance.enterAnew(),
    onTaken: (message, { startsNew }) => {
      if (startsNew) board.change({ messages: [], isAnew: false });
      board.add(message, false);
      listening.start();
    },
  });
  const { publicKey } = options;
  const listening = openListening({ ...base, surveying, publicKey, outgoing });
  const entrance: Entrance = openEntrance({ ...base, listening });
  return {
    ...board,
    ...{ memory, outgoing, surveying },
    ...openWriting({ ...base, listening, entrance, outgoing }),
    ...actionsOf(base),
    identify: (identity) => {
      entrance.identify(identity);
      if (outgoing.list().length > 0) outgoing.retry();
    },
  };
}

function actionsOf({ door, memory, board }: { door: Door; memory: Memory; board: Board }) {
  const unread = () => {
    const readAt = memory.get('readAt') ?? '';
    const isUnread = (author: string, at: string) => author !== 'customer' && at > readAt;
    return board.model().messages.filter((each) => isUnread(each.author, each.createdAt)).length;
  };
  return {
    unread,
    markRead: () => {
      if (unread() === 0) return;
      memory.set('readAt', board.model().messages.at(-1)?.createdAt);
      board.tell();
      void door.tell('read');
    },
    leave: () => void door.tell('leave'),
    startAnew: () => board.change({ isAnew: true, survey: null, shelf: null }),
    openFile: async (fileId: string, name: string) => {
      const file = await door.file(fileId).catch(() => null);
      board.change({ lostFileId: file ? null : fileId });
      if (file) save(file, name);
    },
    switchSound: () => {
      memory.set('isSoundOn', memory.get('isSoundOn') ? undefined : true);
      board.tell();
    },
    speak: async (language: Language) => {
      const facts = await insist(() => door.facts(language));
      if (facts) board.change({ facts });
    },
  };
}

/** A browser takes a file some time after it was told to. */
const downloadPatienceMs = 60_000;

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), downloadPatienceMs);
}
