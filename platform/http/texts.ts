import { isStorable, storable } from '#kernel/text.ts';

type Holder = Record<string, unknown>;

/** The path of the first text in a request that a database does not keep, a field's name among
 *  them; null when all can be kept. */
export function unstorablePath(given: unknown): string | null {
  for (const { holder, key, path } of textsIn({ given })) {
    const text = holder[key];
    const isKept = isStorable(key) && (typeof text !== 'string' || isStorable(text));
    if (!isKept) return storable(path.slice('given.'.length));
  }
  return null;
}

/** Makes every text of a request, in place, one that a database keeps. Returns the request. */
export function keptWhole(given: unknown): unknown {
  const root = { given };
  for (const { holder, key } of textsIn(root)) {
    const text = holder[key];
    if (typeof text === 'string' && !isStorable(text)) holder[key] = storable(text);
  }
  return root.given;
}

/** Every field within a value that holds a text or has a name to be looked at. Goes no deeper into
 *  the stack for a value that is nested deep. */
function* textsIn(root: Holder): Generator<{ holder: Holder; key: string; path: string }> {
  const open = [{ holder: root, path: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { holder, path: parent } = next;
    for (const [key, value] of Object.entries(holder)) {
      const path = parent === '' ? key : `${parent}.${key}`;
      if (isHolder(value)) open.push({ holder: value, path });
      if (typeof value === 'string' || !isStorable(key)) yield { holder, key, path };
    }
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}
