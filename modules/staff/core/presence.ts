import { z } from 'zod';
import { addMs, type Instant, minuteMs } from '#kernel/time.ts';
import { instant } from '#platform/http/contract.ts';

export const presenceState = z.enum(['available', 'busy', 'break', 'training', 'offline']);
export type PresenceState = z.infer<typeof presenceState>;

export const presenceShape = z.object({
  state: presenceState,
  /** Why, as a key of the centre's own (`lunch`, `missed-offers`) or in the person's words. */
  reason: z.string().nullable(),
  since: instant,
});
export type Presence = Readonly<z.infer<typeof presenceShape>>;

export const presenceChoice = z.object({
  state: presenceState,
  reason: z.string().trim().min(1).max(100).nullable().default(null),
});
export type PresenceChoice = z.input<typeof presenceChoice>;

/** A stretch of presence that is over. */
export interface PresenceSegment {
  readonly state: PresenceState;
  readonly reason: string | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** A person whose live connection is gone for this long is offline. */
export const lapseAfterMs = 2 * minuteMs;

/** The new presence and the segment that it ends; null when nothing changes. */
export function changePresence(
  current: Presence,
  next: Pick<Presence, 'state' | 'reason'>,
  now: Instant,
): { presence: Presence; segment: PresenceSegment } | null {
  if (current.state === next.state && current.reason === next.reason) return null;
  const { state, reason, since } = current;
  const at = now > since ? now : since;
  return {
    presence: { state: next.state, reason: next.reason, since: at },
    segment: { state, reason, startedAt: since, endedAt: at },
  };
}

/** When a person who shows no more signs of life counts as gone.
 *  seenAt: the latest heartbeat, null before the first one. */
export function lapsesAt({ since, seenAt }: { since: Instant; seenAt: Instant | null }): Instant {
  return addMs(seenAt && seenAt > since ? seenAt : since, lapseAfterMs);
}
