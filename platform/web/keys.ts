import {
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { present } from '#kernel/assert.ts';
import { chordOf, createChordReader } from './chords.ts';
import type { WordId } from './words.ts';

/** Something the keyboard can do at the moment; the help sheet and the search list it. */
export interface KeyBinding {
  /** `g d`, `mod+k`, `?`: chords of a sequence are parted by a space. */
  readonly keys: string;
  readonly label: WordId;
  readonly run: () => void;
  /** The heading under which the help sheet lists it; "On this screen" unless given. */
  readonly group?: WordId;
  /** Also while somebody is typing or a dialogue is open. Only for chords with mod or alt. */
  readonly isAlways?: boolean;
}

/** The bindings of all components that stand, in the order in which they came. */
export interface KeyRegistry {
  readonly add: (bindings: () => readonly KeyBinding[]) => () => void;
  readonly all: () => readonly KeyBinding[];
  /** Handles one press; true when it belonged to a binding. */
  readonly press: (event: KeyboardEvent) => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly version: () => number;
}

/** An empty registry. */
export function createKeyRegistry(): KeyRegistry {
  const sources = new Set<() => readonly KeyBinding[]>();
  const listeners = new Set<() => void>();
  const reader = createChordReader<KeyBinding>();
  let version = 0;

  function change(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  const all = () => Array.from(sources).flatMap((bindings) => bindings());

  return {
    add: (bindings) => {
      sources.add(bindings);
      change();
      return () => {
        sources.delete(bindings);
        change();
      };
    },
    all,
    press: (event) => {
      const bindings = isBusy(event) ? all().filter(({ isAlways }) => isAlways) : all();
      const found = reader.press(chordOf(event), event.timeStamp, bindings);
      if (found === null) return false;
      // The next key may belong to what this one opens.
      if (found !== 'waiting') flushSync(found.run);
      return true;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/** Whether the keys belong to something else: a field, a dialogue, an open menu. */
function isBusy({ target }: KeyboardEvent): boolean {
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=menu]') !== null);
  return isTyping || document.querySelector('[aria-modal=true]') !== null;
}

export const KeysContext = createContext<KeyRegistry | null>(null);

function useRegistry(): KeyRegistry {
  return present(use(KeysContext), 'a KeysProvider');
}

/** Binds keys while the component stands. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const registry = useRegistry();
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map(({ keys, label }) => `${keys}=${label}`).join();
  // The shape stands for the bindings: their functions are new on each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => registry.add(() => latest.current), [registry, shape]);
}

/** All bindings that work at the moment; of the same keys only the one that would run. */
export function useActiveKeys(): readonly KeyBinding[] {
  const registry = useRegistry();
  useSyncExternalStore(registry.subscribe, registry.version);
  return Array.from(new Map(registry.all().map((each) => [each.keys, each])).values());
}
