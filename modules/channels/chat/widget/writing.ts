import { maximumPreviewLength, previewEveryMs } from '../core/limits.ts';
import type { Board } from './board.ts';
import type { Door } from './door.ts';
import type { Entrance } from './entrance.ts';
import type { Listening } from './listening.ts';
import type { Memory } from './memory.ts';
import { newClientId, type Outgoing } from './outgoing.ts';
import { openTypist } from './typist.ts';
import { isUploading, openUploading, type Uploading } from './uploading.ts';

/** What the visitor writes, before it is on its way. */
export interface Writing {
  readonly uploading: Uploading;
  readonly write: (draft: string) => void;
  /** Sends what is written with its files, when they are through. */
  readonly send: () => void;
  readonly leaveMessage: (left: { name: string; email: string; body: string }) => Promise<void>;
}

/** Opens what the visitor writes. */
export function openWriting(parts: {
  door: Door;
  memory: Memory;
  board: Board;
  listening: Listening;
  entrance: Entrance;
  outgoing: Outgoing;
}): Writing {
  const { door, memory, board, listening, entrance, outgoing } = parts;
  let telling = Promise.resolve();
  const typist = openTypist((isTyping) => {
    const { draft, facts, state } = board.model();
    // While nobody answers, nobody is told.
    if (state.phase !== 'talking') return;
    const words = facts.isPreviewOn ? draft.slice(-maximumPreviewLength) : undefined;
    // One after the other: what is told last is what stands there.
    telling = telling.then(() => door.tell('typing', { isTyping, words }));
  }, previewEveryMs);
  let leftId = newClientId();
  let isSendWanted = false;

  function send(): void {
    const { draft, uploads, isAnew } = board.model();
    const body = draft.trim();
    const files = uploads.flatMap(({ attachment }) => attachment ?? []);
    isSendWanted = isUploading(uploads);
    if (isSendWanted || (body === '' && files.length === 0)) return;
    memory.set('leftEmail', undefined);
    board.change({ draft: '', uploads: [], shelf: null });
    typist.stop();
    outgoing.send({ body, files, startsNew: isAnew });
  }
  const onEnd = () => {
    if (isSendWanted) send();
  };

  return {
    send,
    uploading: openUploading({ door, board, enter: entrance.enter, onEnd }),
    write: (draft) => {
      isSendWanted = false;
      board.change({ draft });
      typist.go();
    },
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
        listening.start();
      } catch {
        board.change({ leaving: 'failed' });
      }
    },
  };
}
