/** An event as it goes to browsers: already written out, with the topics that may hear it. */
export interface Heard {
  readonly seq: string;
  readonly topics: readonly string[];
  readonly text: string;
}

/** The latest events, for browsers that come back. */
export interface History {
  readonly add: (heard: Heard) => void;
  /** What came behind an event; null when that event is not remembered. */
  readonly after: (seq: string) => readonly Heard[] | null;
}

/** Remembers the latest events. length: how many. */
export function openHistory(length: number): History {
  const events: Heard[] = [];
  return {
    add: (heard) => {
      events.push(heard);
      if (events.length > length) events.shift();
    },
    after: (seq) => {
      const index = events.findIndex((heard) => heard.seq === seq);
      return index === -1 ? null : events.slice(index + 1);
    },
  };
}
