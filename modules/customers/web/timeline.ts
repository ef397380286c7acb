import type { ReactNode } from 'react';
import type { HeedEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import type { Instant } from '#kernel/time.ts';
import type { Icon } from '#platform/web/door.ts';
import { createSlot } from '#platform/web/slot.ts';
import type { WordId } from '#platform/web/words.ts';

/** Whose timeline it is. */
export interface OfCustomer {
  readonly projectId: Id;
  readonly customerId: Id;
}

/** Something that happened to a customer or was written about him. */
export interface TimelineEntry {
  readonly id: Id;
  readonly at: Instant;
  readonly icon: Icon;
  /** What the icon stands for. */
  readonly label: WordId;
  readonly draw: () => ReactNode;
  /** What unfolds when it is chosen. */
  readonly drawMore?: () => ReactNode;
  /** Where choosing it leads those who may go there. */
  readonly way?: { readonly to: string; readonly permission: Permission };
}

export interface TimelinePage {
  readonly items: readonly TimelineEntry[];
  readonly nextCursor: string | null;
}

/** One kind of entries on the timeline of a customer. */
export interface TimelinePart {
  readonly id: string;
  readonly label: WordId;
  readonly order: number;
  /** Without it the part is left out. */
  readonly permission?: Permission;
  /** A page of entries, newest first. */
  readonly load: (
    who: OfCustomer & { readonly cursor: string | undefined },
    signal: AbortSignal,
  ) => Promise<TimelinePage>;
  /** Whether an event changes this part of the customer's timeline. */
  readonly isTouchedBy: (event: HeedEvent, customerId: Id) => boolean;
}

/** What a customer's timeline is made of. Modules above add what they know of him. */
export const timelineParts = createSlot<TimelinePart>();

/** How far each part has been read, by its id: what was loaded and not yet shown, and where to go
 *  on; null at its end. A part that is missing has not been asked yet. */
export type TimelinePlace = Readonly<
  Record<string, { readonly rest: readonly TimelineEntry[]; readonly cursor: string | null }>
>;

/** The next entries of all parts together, newest first; next is null when nothing is left.
 *  Nothing is shown before every part has told what it has of that time, so no entry comes in
 *  above one that was shown. */
export async function readTimeline(
  parts: readonly TimelinePart[],
  place: TimelinePlace,
  load: (part: TimelinePart, cursor: string | undefined) => Promise<TimelinePage>,
): Promise<{ entries: readonly TimelineEntry[]; next: TimelinePlace | null }> {
  const streams = await Promise.all(
    parts.map(async (part) => {
      const known = place[part.id];
      if (known && (known.rest.length > 0 || known.cursor === null)) return { part, ...known };
      const { items, nextCursor } = await load(part, known?.cursor ?? undefined);
      return { part, rest: items, cursor: nextCursor };
    }),
  );
  const horizon = streams
    .filter(({ cursor }) => cursor !== null)
    .map(({ rest }) => rest.at(-1)?.at ?? '')
    .reduce((latest, at) => (at > latest ? at : latest), '');
  const isShown = ({ at }: TimelineEntry) => at >= horizon;
  const entries = streams
    .flatMap(({ rest }) => rest.filter(isShown))
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at > b.at ? -1 : 1));
  const left = streams.map(({ part, rest, cursor }) => [
    part.id,
    { rest: rest.filter((entry) => !isShown(entry)), cursor },
  ]);
  const isOver = streams.every(({ rest, cursor }) => cursor === null && rest.every(isShown));
  return { entries, next: isOver ? null : Object.fromEntries(left) };
}
