const tellEveryMs = 3_000;
const endsAfterMs = 5_000;

/** Tells that the visitor types, now and then, and once that he has stopped. */
export interface Typist {
  readonly go: () => void;
  readonly stop: () => void;
}

/** Opens a typist. tell: hands it on. */
export function openTypist(tell: (isTyping: boolean) => void): Typist {
  let toldAt = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(ending);
    if (toldAt > 0) tell(false);
    toldAt = 0;
  }
  return {
    stop,
    go: () => {
      const now = Date.now();
      if (now - toldAt > tellEveryMs) {
        toldAt = now;
        tell(true);
      }
      clearTimeout(ending);
      ending = setTimeout(stop, endsAfterMs);
    },
  };
}
