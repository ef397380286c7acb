import type { z } from 'zod';
import type { Id } from './id.ts';
import type { Instant } from './time.ts';

/** A fact in the past tense, written in the transaction that made it true. */
export interface HeedEvent<Data = unknown> {
  readonly id: Id;
  /** `contact.closed`: the noun and what happened to it. */
  readonly name: string;
  /** The project whose members may know; null for facts of the whole centre. */
  readonly projectId: Id | null;
  /** The thing it happened to. */
  readonly subjectId: Id;
  /** Who did it. */
  readonly actorId: Id;
  readonly occurredAt: Instant;
  readonly data: Data;
}

/** Something that matters only while it happens, such as somebody typing. It is told once, to who
 *  listens then, and never stored. */
export interface Signal<Data = unknown> {
  /** `chat.typing`: the noun and what happens to it. */
  readonly name: string;
  readonly subjectId: Id;
  readonly data: Data;
}

/** Declares an event in a module's contract. topics: who hears it live, beside its project:
 *  `person:ID`, `conversation:ID`. */
export interface EventDefinition<Data> {
  readonly name: string;
  readonly data: z.ZodType<Data>;
  topics(event: HeedEvent<Data>): readonly string[];
}

/** Any declared event, whatever its data. */
export type AnyEventDefinition = Pick<EventDefinition<unknown>, 'name' | 'topics'>;

/** Declares an event: its name, the shape of its data and the topics on which browsers hear it. */
export function defineEvent<Data>(
  name: string,
  data: z.ZodType<Data>,
  topics: (event: HeedEvent<Data>) => readonly string[] = () => [],
): EventDefinition<Data> {
  return { name, data, topics };
}

/** Whether an event is the declared one; narrows the type of its data. */
export function isEvent<Data>(
  event: HeedEvent,
  definition: EventDefinition<Data>,
): event is HeedEvent<Data> {
  return event.name === definition.name;
}
