import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useLive } from '#platform/web/live.ts';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { ownParts } from './own-timeline.tsx';
import { type OfCustomer, readTimeline, type TimelinePlace, timelineParts } from './timeline.ts';

/** The parts of a timeline that I may see, by their order. */
export function useTimelineParts() {
  const me = useMe();
  return [...ownParts, ...timelineParts.fillings()]
    .filter(({ permission }) => isPermitted(me, permission))
    .toSorted((a, b) => a.order - b.order);
}

/** A customer's timeline, kept up by events. show: the one part that is wanted; all without. */
export function useTimeline(who: OfCustomer, show: string | undefined) {
  const { projectId, customerId } = who;
  const client = useQueryClient();
  const all = useTimelineParts();
  const parts = all.filter(({ id }) => show === undefined || id === show);
  const key = timelineKey(customerId);
  useLive([`project:${projectId}`], (event) => {
    if (parts.some((part) => part.isTouchedBy(event, customerId)))
      void client.invalidateQueries({ queryKey: key });
  });
  const start: TimelinePlace = {};
  return useInfiniteQuery({
    queryKey: [...key, show ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      readTimeline(parts, pageParam, (part, cursor) => part.load({ ...who, cursor }, signal)),
    initialPageParam: start,
    getNextPageParam: ({ next }) => next,
    // Entries draw themselves, and functions cannot be compared.
    structuralSharing: false,
  });
}

/** Under which a customer's timeline is kept. */
export function timelineKey(customerId: string): readonly string[] {
  return ['customers', 'timeline', customerId];
}
