import { compareText } from '#kernel/text.ts';
import type { Correction } from '../contract.ts';

/** Closed corrections as they were fetched together: a page of each project that was asked. */
export type ClosedPage = readonly {
  readonly projectId: string;
  readonly items: readonly Correction[];
  /** Where the project goes on, behind its oldest correction so far; null at its end. */
  readonly next: { readonly cursor: string; readonly oldest: Place } | null;
}[];

/** The project to be asked next, and where it goes on; without a cursor, from its beginning. */
export interface ClosedSource {
  readonly projectId: string;
  readonly cursor: string | undefined;
}

type Place = Pick<Correction, 'openedAt' | 'id'>;

/** The corrections of all projects together, newest first, as far down as every project has told
 *  what it has: nothing comes in later above one that is shown. */
export function shownClosed(pages: readonly ClosedPage[]): readonly Correction[] {
  const horizon = horizonOf(pages);
  const byId = new Map(
    pages.flatMap((page) => page.flatMap(({ items }) => items)).map((each) => [each.id, each]),
  );
  return [...byId.values()]
    .filter((each) => !horizon || newestFirst(each, horizon.oldest) <= 0)
    .sort(newestFirst);
}

/** Who must be asked to show more: the project that holds the list up. null when all is shown. */
export function nextClosed(pages: readonly ClosedPage[]): ClosedSource | null {
  const horizon = horizonOf(pages);
  return horizon && { projectId: horizon.projectId, cursor: horizon.cursor };
}

/** The open corrections with one as it is now: among them while it is open, else no longer. */
export function withOpen(items: readonly Correction[], correction: Correction): Correction[] {
  const others = items.filter(({ id }) => id !== correction.id);
  return correction.chain.closedAt === null ? [correction, ...others] : others;
}

/** Orders open corrections by what is due first. */
export function dueFirst(one: Correction, other: Correction): number {
  return compareText(one.dueAt ?? '~', other.dueAt ?? '~') || compareText(one.id, other.id);
}

/** The pages with a correction as it is now: among them when it is closed, else no longer. */
export function withClosed(pages: readonly ClosedPage[], correction: Correction): ClosedPage[] {
  const isClosed = correction.chain.closedAt !== null;
  return pages.map((page, index) =>
    page.map((part) => {
      const others = part.items.filter(({ id }) => id !== correction.id);
      const isIts = index === 0 && isClosed && part.projectId === correction.projectId;
      return { ...part, items: isIts ? [correction, ...others] : others };
    }),
  );
}

/** The project whose end so far is the newest, with that place; null when all are at their end. */
function horizonOf(pages: readonly ClosedPage[]) {
  const latest = new Map(pages.flat().map((part) => [part.projectId, part]));
  const open = [...latest.values()].flatMap(({ projectId, next }) =>
    next ? [{ projectId, ...next }] : [],
  );
  return open.sort((one, other) => newestFirst(one.oldest, other.oldest))[0] ?? null;
}

function newestFirst(one: Place, other: Place): number {
  return compareText(other.openedAt, one.openedAt) || compareText(other.id, one.id);
}
