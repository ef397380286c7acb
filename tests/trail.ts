import type { HeedEvent } from '#kernel/event.ts';
import type { TestCentre } from './centre.ts';

/** A place of the outbox: the number of the last event before it. */
export type TrailPlace = number;

/** The events after a place of the outbox, and where it ends. Without a place: none. They are read
 *  by number, because other test files' open transactions hold the outbox's own readers back. */
export async function readTrail(
  centre: TestCentre,
  after?: TrailPlace,
): Promise<{ events: HeedEvent[]; end: TrailPlace }> {
  const { rows } = await centre.database.pool.query<HeedEvent & { seq: number }>(
    `select seq, id, name, project_id as "projectId", subject_id as "subjectId",
            actor_id as "actorId", occurred_at as "occurredAt", data
     from platform.event where seq > $1 order by seq`,
    [after ?? 0],
  );
  const events = after === undefined ? [] : rows.map(({ seq: _, ...event }) => event);
  return { events, end: rows.at(-1)?.seq ?? after ?? 0 };
}
