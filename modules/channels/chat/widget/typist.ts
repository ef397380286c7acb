/** Tells that somebody types: at once, then now and then. Whoever hears it forgets it after a
 *  while. */
export interface Typist {
  readonly go: () => void;
  /** He has sent it, or left. */
  readonly stop: () => void;
}

/** Opens a typist. tell: hands it on. */
export function openTypist(tell: (isTyping: boolean) => void, tellEveryMs: number): Typist {
  let toldAt = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    stop: () => {
      clearTimeout(waiting);
      if (toldAt) tell(false);
      toldAt = 0;
    },
    go: () => {
      clearTimeout(waiting);
      waiting = setTimeout(
        () => {
          toldAt = Date.now();
          tell(true);
        },
        toldAt + tellEveryMs - Date.now(),
      );
    },
  };
}
