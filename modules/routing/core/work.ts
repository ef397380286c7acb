import type { Id } from '#kernel/id.ts';
import { type Instant, minuteMs, msBetween } from '#kernel/time.ts';
import type { PresenceState } from '#modules/staff/core/presence.ts';

/** Where contacts of one kind wait. */
export interface Queue {
  readonly id: Id;
  /** Added to the score of a contact for every minute it has waited; 0 or more. */
  readonly accelerationPerMinute: number;
}

/** What an agent must bring. All of it is needed, until waiting relaxes it. */
export interface Requirements {
  /** The language of the queue; null when any will do. No waiting relaxes it, unless a step of the
   *  queue says so. */
  readonly language: string | null;
  readonly skills: readonly { readonly skillId: Id; readonly minLevel: number }[];
  /** What is asked for less of, the longer the contact waits; the earliest first. */
  readonly relaxing: readonly RelaxStep[];
}

/** After so long, each step on top of those before: every skill a level lower, none of them, or
 *  any language. */
export interface RelaxStep {
  readonly afterMs: number;
  readonly ease: 'lower-levels' | 'no-skills' | 'any-language';
}

/** A contact that waits in a queue for an agent. */
export interface WorkItem {
  readonly contactId: Id;
  readonly queueId: Id;
  readonly channel: string;
  /** How much of an agent's capacity it takes. */
  readonly weightUnits: number;
  readonly requirements: Requirements;
  /** Among agents who bring all that is required, those who speak it go first. */
  readonly customerLanguage: string | null;
  readonly priority: number;
  /** When it entered the queue. Keeps its place through every offer that fails. */
  readonly enteredAt: Instant;
  /** Agents who let it go by recently, and until when they are not asked again. */
  readonly excluded: readonly { readonly agentId: Id; readonly until: Instant }[];
}

/** An agent as routing sees him. */
export interface AgentState {
  readonly id: Id;
  /** Only who is available is offered anything. */
  readonly presence: PresenceState;
  readonly capacityUnits: number;
  /** Units held by his contacts, the one that rings included. */
  readonly loadUnits: number;
  /** A contact rings at him. One rings at a time. */
  readonly isRinging: boolean;
  /** His channels: how many contacts of each he may hold, and how many he holds. */
  readonly channels: ReadonlyMap<string, { readonly limit: number; readonly held: number }>;
  readonly languages: ReadonlySet<string>;
  /** Level by skill. */
  readonly skills: ReadonlyMap<Id, number>;
  readonly queueIds: ReadonlySet<Id>;
  /** When he last took or finished a contact, or became available. */
  readonly idleSince: Instant;
}

/** How urgent a waiting contact is: priority + acceleration x minutes waited. */
export function scoreOf(item: WorkItem, queue: Queue, now: Instant): number {
  const minutes = Math.max(0, msBetween(item.enteredAt, now)) / minuteMs;
  return item.priority + queue.accelerationPerMinute * minutes;
}
