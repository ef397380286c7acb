import type { Attachment } from './door.ts';

/** A message on its way. clientId: by which the centre stores it once. */
export interface Pending {
  readonly clientId: string;
  readonly body: string;
  readonly files: readonly Attachment[];
  readonly startsNew: boolean;
  /** `late`: it did not go through and is tried again. `refused`: the centre will not take it. */
  readonly state: 'sending' | 'late' | 'refused';
}

/** What the widget keeps in the browser, for all tabs of the site. */
export interface Kept {
  readonly token: string;
  /** The random number by which what he searches and reads is known, and when it was made. */
  readonly visit: { readonly number: string; readonly madeAtMs: number };
  /** Whether the site said who the visitor is. */
  readonly isKnown: boolean;
  readonly pending: readonly Pending[];
  /** When the last reply was written that the visitor has seen. */
  readonly readAt: string;
  readonly isOpen: boolean;
  readonly isSoundOn: boolean;
  /** Where the answer to a message goes that was left. */
  readonly leftEmail: string;
  /** The invitation that the visitor has put away. */
  readonly surveyPutAway: string;
}

export interface Memory {
  /** Forgets all that is the visitor's. */
  readonly forgetVisitor: () => void;
  readonly get: <Name extends keyof Kept>(name: Name) => Kept[Name] | undefined;
  readonly set: <Name extends keyof Kept>(name: Name, value: Kept[Name] | undefined) => void;
}

/** Opens the memory of a widget. A browser that keeps nothing remembers until the page is left. */
export function openMemory(publicKey: string): Memory {
  const shelf = openShelf();
  const ofVisitor = ['token', 'isKnown', 'pending', 'readAt', 'leftEmail', 'visit'] as const;
  const keyOf = (name: string) => `heed:${publicKey}:${name}`;
  return {
    forgetVisitor: () => {
      for (const name of ofVisitor) shelf.removeItem(keyOf(name));
    },
    get: (name) => {
      const text = shelf.getItem(keyOf(name));
      return text ? JSON.parse(text) : undefined;
    },
    set: (name, value) => {
      if (value === undefined) shelf.removeItem(keyOf(name));
      else shelf.setItem(keyOf(name), JSON.stringify(value));
    },
  };
}

function openShelf(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return localStorage;
  } catch {
    const shelf = new Map<string, string>();
    return {
      getItem: (key) => shelf.get(key) ?? null,
      setItem: (key, text) => shelf.set(key, text),
      removeItem: (key) => shelf.delete(key),
    };
  }
}
