import { IconNote } from '@tabler/icons-react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readTimeline,
  type TimelineEntry,
  type TimelinePage,
  type TimelinePart,
  type TimelinePlace,
} from './timeline.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

function entriesOf(id: string, minutes: readonly number[]): TimelineEntry[] {
  return minutes
    .toSorted((a, b) => b - a)
    .map((minute, index) => ({
      id: `${id}-${index}`,
      at: at(minute),
      icon: IconNote,
      label: 'frame.more',
      draw: () => null,
    }));
}

function partOf(id: string): TimelinePart {
  const load = () => Promise.reject(new Error('the test loads by itself'));
  return { id, label: 'frame.more', order: 0, load, isTouchedBy: () => false };
}

/** Loads pages of a few entries from lists. */
function loaderOf(lists: ReadonlyMap<string, readonly TimelineEntry[]>, pageSize: number) {
  return async ({ id }: TimelinePart, cursor: string | undefined): Promise<TimelinePage> => {
    const from = Number(cursor ?? 0);
    const all = lists.get(id) ?? [];
    const end = from + pageSize;
    return { items: all.slice(from, end), nextCursor: end < all.length ? String(end) : null };
  };
}

async function readAll(lists: ReadonlyMap<string, readonly TimelineEntry[]>, pageSize: number) {
  const parts = Array.from(lists.keys(), partOf);
  const load = loaderOf(lists, pageSize);
  const shown: TimelineEntry[] = [];
  for (let place: TimelinePlace | null = {}; place; ) {
    const { entries, next } = await readTimeline(parts, place, load);
    shown.push(...entries);
    place = next;
  }
  return shown;
}

test('every entry is shown once, newest first, whatever the parts and pages', async () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(minutes, minutes, fc.integer({ min: 1, max: 7 }), async (one, two, size) => {
      const lists = new Map([
        ['one', entriesOf('one', one)],
        ['two', entriesOf('two', two)],
      ]);
      const shown = await readAll(lists, size);
      const ids = shown.map(({ id }) => id);
      expect(ids.toSorted()).toEqual(
        [...lists.values()].flatMap((list) => list.map(({ id }) => id)).toSorted(),
      );
      const times = shown.map((entry) => entry.at);
      expect(times).toEqual(times.toSorted().reverse());
    }),
  );
});

test('an old entry of a short part waits until the long part has come that far', async () => {
  const lists = new Map([
    ['long', entriesOf('long', [9, 8, 7, 6])],
    ['short', entriesOf('short', [1])],
  ]);
  const parts = Array.from(lists.keys(), partOf);
  const { entries } = await readTimeline(parts, {}, loaderOf(lists, 2));
  expect(entries.map(({ id }) => id)).toEqual(['long-0', 'long-1']);
});
