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
  /** The team that answers; null when every agent of the project does. */
  readonly teamId: Id | null;
  /** What is asked for less of, the longer the contact waits; the earliest first. */
  readonly relaxing: readonly RelaxStep[];
  /** Who has the highest levels is not asked before the longest idle. */
  readonly ignoresLevels?: true | undefined;
}

/** After so long, each step on top of those before: every skill a level lower, none of them, any
 *  language, every team of the project, or also those who help out from other projects. */
export interface RelaxStep {
  readonly afterMs: number;
  readonly ease: 'lower-levels' | 'no-skills' | 'any-language' | 'any-team' | 'helpers';
}

/** The one agent who is asked at first, until an instant. `last-agent`: the customer met him
 *  lately; he must bring what the contact needs. `named`: somebody chose him, which stands above
 *  skills, language and team. */
export interface AskedFirst {
  readonly agentId: Id;
  readonly until: Instant;
  readonly why: 'last-agent' | 'named';
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
  /** Agents whom the customer does not want to meet again. They are never asked. */
  readonly avoidedAgentIds: readonly Id[];
  readonly askedFirst: AskedFirst | null;
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
  /** He has coded a contact and rests a little. */
  readonly isPaused: boolean;
  /** His channels: how many contacts of each he may hold, how many he holds, and how many units a
   *  contact of it may set aside; none when missing. */
  readonly channels: ReadonlyMap<
    string,
    { readonly limit: number; readonly held: number; readonly interruptibleUnits?: number }
  >;
  readonly languages: ReadonlySet<string>;
  /** Level by skill. */
  readonly skills: ReadonlyMap<Id, number>;
  readonly teamIds: ReadonlySet<Id>;
  /** He belongs to another project and is asked only where waiting has relaxed so far. */
  readonly isHelper: boolean;
  readonly queueIds: ReadonlySet<Id>;
  /** When he last took or finished a contact, or became available. */
  readonly idleSince: Instant;
}

/** How urgent a waiting contact is: priority + acceleration x minutes waited. */
export function scoreOf(
  item: Pick<WorkItem, 'priority' | 'enteredAt'>,
  queue: Pick<Queue, 'accelerationPerMinute'>,
  now: Instant,
): number {
  const minutes = Math.max(0, msBetween(item.enteredAt, now)) / minuteMs;
  return item.priority + queue.accelerationPerMinute * minutes;
}
