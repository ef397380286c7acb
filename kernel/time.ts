/** A moment in UTC as ISO 8601 with milliseconds and Z. Instants compare and sort as text,
 *  and have one shape in the database driver, in events, over HTTP and in the browser. */
export type Instant = string;

/** Tells the time. Everything that needs the time is given a clock or an instant. */
export type Clock = () => Instant;

export const systemClock: Clock = () => new Date().toISOString();

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The instant that lies durationMs after (or, when negative, before) another. */
export function addMs(instant: Instant, durationMs: number): Instant {
  return new Date(Date.parse(instant) + durationMs).toISOString();
}

/** Milliseconds from one instant to a later one; negative when it is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}
