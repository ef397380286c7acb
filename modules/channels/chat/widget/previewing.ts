import { maximumPreviewLength } from '../core/limits.ts';
import type { Board } from './board.ts';
import type { Door } from './door.ts';

/** Slow enough for the limits of the door, quick enough to be read along. */
const tellEveryMs = 1_200;

/** Shows whoever answers what the visitor is writing, now and then, and when he has sent it. */
export interface Previewing {
  readonly go: () => void;
  readonly stop: () => void;
}

/** Opens the preview. Nothing leaves the page while nobody answers, or where the site does not want
 *  it. What is told goes in its order: the last is what stands there. */
export function openPreviewing({ door, board }: { door: Door; board: Board }): Previewing {
  let told = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let turn = Promise.resolve();

  function tell(): void {
    waiting = undefined;
    const { draft, facts, state } = board.model();
    const words = draft.trim().slice(-maximumPreviewLength);
    if (!facts.isPreviewOn || state.phase !== 'talking' || words === told) return;
    told = words;
    turn = turn.then(() => door.tell('typing', { isTyping: words !== '', words }));
  }
  return {
    go: () => {
      waiting ??= setTimeout(tell, tellEveryMs);
    },
    stop: () => {
      clearTimeout(waiting);
      tell();
    },
  };
}
