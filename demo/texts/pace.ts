import type { Random } from '#kernel/random.ts';
import { hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { DemoChannel } from './projects/project.ts';

export type Speaker = 'agent' | 'customer';

/** A turn and how it came about. */
export interface PacedLine {
  readonly by: Speaker;
  readonly text: string;
  /** How much of the wait to be served passes before it: 0..1. */
  readonly waitShare?: number;
  /** Comes after somebody looked something up. */
  readonly isLookedUp?: boolean;
}

/** What a pause depends on. before: the turn before, if any. waitMs: until an agent took over. */
interface Pace {
  readonly before: PacedLine | undefined;
  readonly random: Random;
  readonly channel: DemoChannel;
  readonly waitMs: number;
}

/** Milliseconds from the turn before (its sending; in a call its first word) to this one.
 *  For the first turn nothing but its share of the wait. */
export function pauseBefore(line: PacedLine, pace: Pace): number {
  const waitedMs = Math.round(pace.waitMs * (line.waitShare ?? 0));
  if (pace.before === undefined) return waitedMs;
  return waitedMs + Math.round(pauseAfter(pace.before, { ...pace, line }));
}

type Turn = Pace & { readonly line: PacedLine };

function pauseAfter(before: PacedLine, turn: Turn): number {
  if (turn.channel === 'email') return mailPauseMs(turn);
  const lookUpMs = turn.line.isLookedUp ? between(turn, 25 * secondMs, 110 * secondMs) : 0;
  if (turn.channel === 'voice') {
    const spokenMs = before.text.length * (isHan(before.text) ? 230 : 65);
    return spokenMs + between(turn, 300, 1_800) + lookUpMs / 2;
  }
  return lookUpMs + typingPauseMs(before, turn);
}

function mailPauseMs(turn: Turn): number {
  if (turn.line.by === 'customer') return between(turn, 12 * minuteMs, 20 * hourMs);
  const queueMs = turn.line.waitShare !== undefined ? 0 : between(turn, 10 * minuteMs, 3 * hourMs);
  return queueMs + between(turn, 3 * minuteMs, 9 * minuteMs);
}

/** Reading, thinking and typing. In a messenger customers answer when they look again. */
function typingPauseMs(before: PacedLine, turn: Turn): number {
  const { line, channel } = turn;
  const typingMs = line.text.length * (isHan(line.text) ? 380 : 170);
  if (line.by === before.by) return typingMs + between(turn, secondMs, 5 * secondMs);
  const readingMs = before.text.length * (isHan(before.text) ? 90 : 30);
  if (line.by === 'agent') return readingMs + between(turn, 4_000, 20_000) + typingMs;
  const slowness = channel === 'messenger' ? between(turn, 1, 8) : 1;
  return readingMs + between(turn, 5_000, 35_000) * slowness + typingMs;
}

function between({ random }: Pace, from: number, to: number): number {
  return from + random() * (to - from);
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
