import type { SignedIdentity } from '../core/identity.ts';
import type { Board } from './board.ts';
import { type Door, Refusal } from './door.ts';
import type { Listening } from './listening.ts';
import type { Memory } from './memory.ts';
import { insist } from './waiting.ts';

/** The way in: who the visitor is to the centre. */
export interface Entrance {
  /** Becomes known to the centre, once; shows what there is, and listens while there is a talk. */
  readonly enter: () => Promise<void>;
  /** Becomes somebody new to the centre. */
  readonly enterAnew: () => Promise<void>;
  /** The site says who is signed in; null: nobody; undefined: it does not say. */
  readonly identify: (identity: SignedIdentity | null | undefined) => void;
}

/** Opens the way in. */
export function openEntrance(parts: {
  door: Door;
  memory: Memory;
  board: Board;
  listening: Listening;
}): Entrance {
  const { door, memory, board, listening } = parts;
  let identity: SignedIdentity | undefined;
  let entered: Promise<void> | null = null;

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
    listening.show(view);
    if (view.state.conversationId) listening.start();
  }

  function leave(): void {
    listening.stop();
    entered = null;
  }

  return {
    enter,
    enterAnew: () => {
      memory.set('token', undefined);
      leave();
      return enter();
    },
    identify: (next) => {
      if (next === null && memory.get('isKnown')) {
        memory.forgetVisitor();
        leave();
        board.clear();
      }
      identity = next ?? undefined;
      if (identity) leave();
      if (identity || memory.get('token')) void insist(enter);
    },
  };
}
