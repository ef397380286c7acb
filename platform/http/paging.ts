import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';

/** A place in a list that is ordered by time, newest first. */
export interface Place {
  readonly at: Instant;
  readonly id: Id;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

export interface PageWanted {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const cursorPattern =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads one page. read: gives the rows after a place, at most so many.
 *  Refuses a cursor that no page gave. */
export async function pageOf<Item extends { readonly id: Id }>(
  { limit, cursor }: PageWanted,
  read: (wanted: { after: Place | null; limit: number }) => Promise<Item[]>,
  instantOf: (item: Item) => Instant,
): Promise<Page<Item>> {
  const rows = await read({
    after: cursor === undefined ? null : placeOf(cursor),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? `${instantOf(last)}_${last.id}` : null };
}

function placeOf(cursor: string): Place {
  const [, at, id] = cursorPattern.exec(cursor) ?? [];
  return at && id ? { at, id } : refuse('invalid-input', { field: 'cursor' });
}
