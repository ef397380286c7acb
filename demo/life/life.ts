import type { Server } from '#app/server.ts';
import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { pick, type Random } from '#kernel/random.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import type { Log } from '#platform/log/log.ts';
import { type Casting, castScript, crewOf, draftOf } from '../casting.ts';
import type { KnownCustomer } from '../filling/customers.ts';
import type { ProjectRoster, Roster } from '../roster.ts';
import type { DialogueScript } from '../texts/script.ts';
import type { Hourglass } from './hourglass.ts';

/** A customer's voice. */
export interface Speaker {
  readonly say: (text: string) => Promise<void>;
  /** begun: what he has written so far. */
  readonly type: (begun: string) => Promise<void>;
}

/** A talk of now: its script and how far it has come. */
export interface Talk {
  readonly project: ProjectRoster;
  readonly channel: 'chat' | 'email';
  conversationId: Id | null;
  contactId: Id | null;
  /** null: the script was cast in history. */
  readonly casting: Casting | null;
  readonly beganAtMs: number;
  script: DialogueScript;
  /** Whether an agent of the demo says what stands in it. */
  isPlayed: boolean;
  nextTurn: number;
  /** null: the customer of a talk from history, who says nothing more. */
  speaker: Speaker | null;
  /** Who has it. */
  agentId: Id | null;
  readonly messageIds: Id[];
}

/** The demo as it lives, and what its parts share. */
export interface Life {
  readonly server: Server;
  readonly roster: Roster;
  readonly random: Random;
  readonly log: Log;
  readonly hourglass: Hourglass;
  readonly talks: Set<Talk>;
  /** Talks that are over, by contact, for those who hear about them later. */
  readonly past: Map<Id, Talk>;
  /** Whether nobody real sits there. */
  readonly isFree: (personId: Id) => boolean;
  /** Called when life ends. */
  readonly onClose: (close: () => void) => void;
  readonly act: <T>(personId: Id | 'heed', deed: (ctx: Context) => Promise<T>) => Promise<T>;
  readonly between: (lowMs: number, highMs: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

/** Puts the shared parts of a life together. */
export function openLife(options: {
  server: Server;
  roster: Roster;
  log: Log;
  hourglass: Hourglass;
  actorOf: (personId: Id) => Actor;
  isFree: (personId: Id) => boolean;
  onClose: (close: () => void) => void;
}): Life {
  const { server, actorOf } = options;
  const random = Math.random;
  return {
    ...options,
    random,
    talks: new Set(),
    past: new Map(),
    act: (personId, deed) =>
      server.centre.database.run(personId === 'heed' ? systemActor : actorOf(personId), deed),
    between: (lowMs, highMs) => lowMs + random() * (highMs - lowMs),
    chance: (share) => random() < share,
    pick: (items) => pick(random, items),
  };
}

const seedEnd = 2 ** 31;
/** Who watches the demo is to see soon what becomes of a low rating. */
const unhappyShare = 0.12;
const maximumDraws = 200;
const lowRating = 2;

/** A casting in which even the best agent makes the customer unhappy; any, where none is found. */
function drawUnhappy(draw: () => Casting): Casting {
  for (let draws = 1; ; draws += 1) {
    const casting = draw();
    if (draws === maximumDraws) return casting;
    const [agent] = crewOf(casting.project).toSorted((a, b) => b.skill - a.skill);
    const about = { draft: draftOf(casting), agent: present(agent, 'an agent'), waitMs: 0 };
    const { satisfaction } = castScript(casting, about);
    if (satisfaction !== null && satisfaction <= lowRating) return casting;
  }
}

/** A talk that a customer is about to begin. */
export function beginTalk(
  life: Life,
  about: { project: ProjectRoster; channel: Talk['channel']; customer: KnownCustomer },
): Talk {
  const { project, channel, customer } = about;
  const at = new Date().toISOString();
  const draw = (): Casting => ({
    ...{ seed: Math.floor(life.random() * seedEnd), project: project.key, channel, customer, at },
  });
  const casting = life.chance(unhappyShare) ? drawUnhappy(draw) : draw();
  return {
    ...{ project, channel, conversationId: null, contactId: null, speaker: null },
    ...{ casting, beganAtMs: Date.now(), script: draftOf(casting), nextTurn: 1 },
    ...{ isPlayed: false, agentId: null, messageIds: [] },
  };
}

const maximumPast = 500;

/** A talk is over. */
export function endTalk({ talks, past }: Life, talk: Talk): void {
  talks.delete(talk);
  if (talk.contactId) past.set(talk.contactId, talk);
  const [oldest] = past.keys();
  if (past.size > maximumPast && oldest) past.delete(oldest);
}

/** The talk of a conversation, when life knows it. */
export function talkOf(life: Life, conversationId: Id): Talk | undefined {
  for (const talk of life.talks) if (talk.conversationId === conversationId) return talk;
  return undefined;
}
