/** The part of a keyboard event that tells which chord was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys of a sequence are pressed within this time of one another. */
const sequenceMs = 1_200;

/** The chord of a key press as bindings write it: `d`, `?`, `mod+k`, `alt+enter`, `shift+arrowup`.
 *  mod is Ctrl, or ⌘ on a Mac. On a keyboard of other letters the place of the key counts, so that
 *  `g d` works while the layout is Russian. */
export function chordOf(press: KeyPress): string {
  const key = latinKey(press);
  const isSign = /^[^a-z0-9]$/.test(key);
  const parts = [
    (press.ctrlKey || press.metaKey) && 'mod',
    press.altKey && 'alt',
    press.shiftKey && !isSign && 'shift',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

function latinKey({ key, code }: KeyPress): string {
  if (key === ' ') return 'space';
  if (key.length > 1 || key <= '~') return key.toLowerCase();
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return (place ?? key).toLowerCase();
}

/** Follows key presses and finds the binding whose sequence they complete. */
export interface ChordReader<Binding> {
  /** The binding to run, `waiting` in the middle of a sequence, or null.
   *  pressedMs: when, in milliseconds of any clock that does not go back. */
  readonly press: (
    chord: string,
    pressedMs: number,
    bindings: readonly Binding[],
  ) => Binding | 'waiting' | null;
}

/** A reader of sequences such as `g d`. Of two bindings of the same keys the later wins. */
export function createChordReader<
  Binding extends { readonly keys: string },
>(): ChordReader<Binding> {
  let pressed: readonly string[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;

  function press(chord: string, pressedMs: number, bindings: readonly Binding[]) {
    const began = pressedMs - lastMs <= sequenceMs ? pressed : [];
    lastMs = pressedMs;
    for (const sequence of [[...began, chord], [chord]]) {
      const text = sequence.join(' ');
      const complete = bindings.findLast(({ keys }) => keys === text);
      pressed = [];
      if (complete) return complete;
      if (bindings.some(({ keys }) => keys.startsWith(`${text} `))) {
        pressed = sequence;
        return 'waiting' as const;
      }
    }
    return null;
  }

  return { press };
}
