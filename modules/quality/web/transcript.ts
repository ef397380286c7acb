import { minuteMs, msBetween } from '#kernel/time.ts';
import type { Message, Segment } from '#modules/contacts/contract.ts';

const togetherMs = 5 * minuteMs;

/** Something that is shown in a transcript. isFirst: its author and time stand above it. by: the
 *  agent whose turn it is; a queue ends with the one who comes after it. */
export type Moment =
  | { readonly kind: 'message'; readonly at: string; readonly message: Message; isFirst: boolean }
  | { readonly kind: 'turn'; readonly at: string; readonly segment: Segment; by: string | null };

/** Ends of segments that change who speaks, or that nobody does. */
const turns = new Set(['accepted', 'taken', 'transferred', 'abandoned', 'finished']);

/** What was said and what happened, in the order of time. */
export function momentsOf(
  messages: readonly Message[],
  segments: readonly Segment[],
): readonly Moment[] {
  const happened = segments
    .map((segment, index) => ({
      kind: 'turn' as const,
      at: segment.endedAt,
      segment,
      by: segment.agentId ?? segments[index + 1]?.agentId ?? null,
    }))
    .filter(({ segment }) => turns.has(segment.outcome));
  const said = messages.map((message) => ({
    kind: 'message' as const,
    at: message.createdAt,
    message,
    isFirst: true,
  }));
  const moments: Moment[] = [...said, ...happened].sort((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
  let before: Moment | undefined;
  for (const moment of moments) {
    if (moment.kind === 'message') moment.isFirst = !goesOn(before, moment.message);
    before = moment;
  }
  return moments;
}

function goesOn(before: Moment | undefined, message: Message): boolean {
  return (
    before?.kind === 'message' &&
    before.message.authorId === message.authorId &&
    before.message.authorKind === message.authorKind &&
    before.message.kind === message.kind &&
    before.message.contactId === message.contactId &&
    msBetween(before.at, message.createdAt) < togetherMs
  );
}
