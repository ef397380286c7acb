import type { HeedEvent } from '#kernel/event.ts';
import { endPosition, type Position, readEvents } from '#platform/outbox/event-store.ts';
import type { TestCentre } from './centre.ts';

/** The events after a place of the outbox, and where it ends. Without a place: none. */
export async function readTrail(
  centre: TestCentre,
  after?: Position,
): Promise<{ events: HeedEvent[]; end: Position }> {
  return centre.runAsSystem(async (ctx) => {
    if (!after) return { events: [], end: await endPosition(ctx.tx) };
    const { events, end } = await readEvents(ctx.tx, { after, limit: 1_000 });
    return { events: events.map(({ position: _, ...event }) => event), end };
  });
}
