import type { Pending } from './outgoing.ts';

/** What the widget keeps in the browser, for all tabs of the site. */
export interface Kept {
  readonly token: string;
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
  readonly get: <Name extends keyof Kept>(name: Name) => Kept[Name] | undefined;
  readonly set: <Name extends keyof Kept>(name: Name, value: Kept[Name] | undefined) => void;
}

/** Opens the memory of a widget. A browser that keeps nothing remembers until the page is left. */
export function openMemory(publicKey: string): Memory {
  const shelf = openShelf();
  const keyOf = (name: string) => `heed:${publicKey}:${name}`;
  return {
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
