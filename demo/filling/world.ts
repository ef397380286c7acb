import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { type Casting, crewOf } from '../casting.ts';
import type { ProjectRoster, Roster } from '../roster.ts';
import type { DemoAgent } from '../texts/people/person.ts';
import type { DemoProject } from '../texts/projects/project.ts';
import { projectOf } from '../texts/projects.ts';
import type { DialogueScript } from '../texts/script.ts';
import { openAgenda } from './agenda.ts';
import type { KnownCustomer } from './customers.ts';
import { zoneOffsetMs } from './hours.ts';
import type { Stage } from './stage.ts';

/** One contact as it is played: its script and how far it has come. */
export interface Dialogue {
  readonly casting: Casting;
  readonly channel: 'chat' | 'email';
  readonly customer: KnownCustomer & { readonly id: Id };
  readonly conversationId: Id;
  readonly contactId: Id;
  /** The queue whose people know the matter. */
  readonly rightQueueId: Id;
  queueId: Id;
  script: DialogueScript;
  nextTurn: number;
  lastTurnAtMs: number;
  /** By turn. */
  readonly messageIds: Id[];
  /** Who talks with the customer. */
  agent: DemoAgent | null;
  /** Whether anybody has taken it, if only to hand it on. */
  isTaken: boolean;
  /** Somebody without the knowledge had it first, and handed it on. */
  wasHandedOn?: boolean;
  /** The agent sees the clarifying guide of the reason. */
  isGuided?: boolean;
  isClosed: boolean;
}

/** What the offices know of a contact that is over. */
export type Told = Pick<Dialogue, 'contactId' | 'script' | 'messageIds' | 'agent'> & {
  readonly customer: Pick<KnownCustomer, 'name'>;
};

/** The world as those see it who work behind the agents, in history or now. */
export type OfficeWorld = Pick<
  World,
  | ('roster' | 'random' | 'between' | 'chance' | 'personId' | 'act' | 'plan')
  | ('nowMs' | 'offsetMs' | 'endMs' | 'withdrawn')
> & { readonly dialogues: Pick<ReadonlyMap<Id, Told>, 'get'> };

/** A project in the making: who lives in it, what is to come, and the moment it has reached. */
export interface World {
  readonly roster: ProjectRoster;
  readonly project: DemoProject;
  readonly crew: readonly DemoAgent[];
  readonly random: Random;
  readonly offsetMs: number;
  readonly startMs: number;
  readonly endMs: number;
  /** By contact. */
  readonly dialogues: Map<Id, Dialogue>;
  /** Those of them that have not ended. */
  readonly open: Set<Dialogue>;
  /** The offers that are open, by contact. */
  readonly ringing: Map<Id, Id | null>;
  /** Of which invitation a customer was asked last, in the window of a chat. */
  readonly askedInChat: Map<Id, Id>;
  /** Those that the company's own system has told of: chance may draw one twice. */
  readonly orderNumbers: Set<string>;
  /** Concerns and listening tasks that were taken back. */
  readonly withdrawn: Set<Id>;
  readonly nowMs: () => number;
  readonly personId: (login: string) => Id;
  readonly actorOf: (personId: Id) => Actor;
  /** Does something now, as a person or as Heed. */
  readonly act: <T>(personId: Id | 'heed', deed: (ctx: Context) => Promise<T>) => Promise<T>;
  readonly plan: (atMs: number, deed: () => Promise<void>) => void;
  /** Milliseconds between the two, by chance. */
  readonly between: (lowMs: number, highMs: number) => number;
  readonly chance: (share: number) => boolean;
  /** Plays what is due by a moment, at most so many deeds. Returns how many it played. */
  readonly play: (untilMs: number, deeds: number) => Promise<number>;
}

/** Opens the world of a project at a moment, with an empty agenda. */
export function openWorld(options: {
  roster: Roster;
  project: ProjectRoster;
  stage: Stage;
  actorOf: (personId: Id) => Actor;
  random: Random;
  startMs: number;
  endMs: number;
}): World {
  const { roster, project, stage, actorOf, random, startMs, endMs } = options;
  const agenda = openAgenda();
  let nowMs = startMs;
  return {
    roster: project,
    project: projectOf(project.key),
    crew: crewOf(project.key),
    ...{ random, startMs, endMs, actorOf },
    offsetMs: zoneOffsetMs(project.timeZone, endMs),
    dialogues: new Map(),
    open: new Set(),
    ringing: new Map(),
    askedInChat: new Map(),
    orderNumbers: new Set(),
    withdrawn: new Set(),
    nowMs: () => nowMs,
    personId: (login) => present(roster.people[login], login),
    act: (personId, deed) => {
      const actor = personId === 'heed' ? systemActor : actorOf(personId);
      return stage.act(new Date(nowMs).toISOString(), actor, deed);
    },
    plan: (atMs, deed) => agenda.add(Math.max(Math.round(atMs), nowMs), deed),
    between: (lowMs, highMs) => lowMs + random() * (highMs - lowMs),
    chance: (share) => random() < share,
    play: async (untilMs, deeds) => {
      for (let played = 0; played < deeds; played += 1) {
        const next = agenda.take(untilMs);
        if (!next) return played;
        nowMs = next.atMs;
        await next.deed();
      }
      return deeds;
    },
  };
}
