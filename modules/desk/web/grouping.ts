import { minuteMs, msBetween } from '#kernel/time.ts';
import type { Message } from '#modules/contacts/contract.ts';

/** Words of one author within this time stand together. */
const togetherMs = 5 * minuteMs;

/** The messages of a day in groups of one author. day: an instant of that day. */
export interface Day {
  readonly day: string;
  readonly groups: readonly (readonly Message[])[];
}

/** Messages by day and author, in their order. dayOf: the day of an instant where the reader is. */
export function inDays(
  messages: readonly Message[],
  dayOf: (instant: string) => string = localDay,
): Day[] {
  const days: { day: string; groups: Message[][] }[] = [];
  let previous: Message | undefined;
  for (const message of messages) {
    const isNewDay = !previous || dayOf(previous.createdAt) !== dayOf(message.createdAt);
    if (isNewDay) days.push({ day: message.createdAt, groups: [] });
    const groups = days.at(-1)?.groups ?? [];
    const goesOn = !isNewDay && previous !== undefined && isTogether(previous, message);
    if (goesOn) groups.at(-1)?.push(message);
    else groups.push([message]);
    previous = message;
  }
  return days;
}

function isTogether(earlier: Message, later: Message): boolean {
  return (
    earlier.authorId === later.authorId &&
    earlier.authorKind === later.authorKind &&
    earlier.kind === later.kind &&
    msBetween(earlier.createdAt, later.createdAt) < togetherMs
  );
}

function localDay(instant: string): string {
  return new Date(instant).toDateString();
}
