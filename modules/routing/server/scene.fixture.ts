import { sql } from 'kysely';
import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import {
  moveContact,
  openConversation,
  receiveMessage,
  wrapUpContact,
} from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { createProject, putMember } from '#modules/projects/server/index.ts';
import type { PresenceState } from '#modules/staff/core/presence.ts';
import {
  createPerson,
  createSkill,
  createTeam,
  seen,
  setPresence,
} from '#modules/staff/server/index.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { TestCentre } from '#tests/centre.ts';
import type { Capacity } from '../core/agent.ts';
import { blankQueue } from '../core/blank-queue.ts';
import type { Queue } from '../core/queue.ts';
import { lockAgent } from './agent-store.ts';
import { setCapacity } from './agents.ts';
import { findEntry } from './entry-store.ts';
import { waitingPlace } from './floor.ts';
import { answerOffer, listMyOffers } from './offers.ts';
import { putQueue } from './queues.ts';
import { stopWaiting } from './stop-waiting.ts';

type Language = 'en' | 'ru' | 'zh';

/** How a customer begins. */
export interface Arrival {
  readonly channel: 'chat' | 'email';
  readonly language: Language;
  readonly queueId: Id;
  /** Another than the scene's own. */
  readonly customerId?: Id;
}

/** A project with a queue, in which agents are hired and customers write. */
export type Scene = Stage &
  ReturnType<typeof peopleOf> &
  ReturnType<typeof deedsOf> &
  ReturnType<typeof sightsOf>;

interface Stage {
  readonly centre: TestCentre;
  readonly projectId: Id;
  readonly customerId: Id;
  readonly skills: Skills;
  readonly lead: Actor;
  readonly queue: Queue;
}

/** Sets a scene in a test centre. Each has a project of its own. */
export async function openScene(centre: TestCentre, skills: Skills): Promise<Scene> {
  const { projectId, customerId } = await centre.runAsSystem(furnish);
  const lead = await employ(centre, projectId, { role: 'lead', levels: [] });
  const queue = await centre.run(lead, (ctx) => putQueue(ctx, plainQueue(projectId)));
  await centre.settle();
  const stage = { centre, projectId, customerId, skills, lead, queue };
  return { ...stage, ...peopleOf(stage), ...deedsOf(stage), ...sightsOf(stage) };
}

/** Which contact a conversation is about. */
export function which({ projectId, contactId }: ConversationItem) {
  return { projectId, contactId };
}

function peopleOf({ centre, projectId, lead, skills }: Stage) {
  const set = async (who: Actor, state: PresenceState) => {
    await centre.run(who, (ctx) => setPresence(ctx, { state }));
    await centre.settle();
  };
  return {
    set,
    formTeam: () => centre.runAsSystem((ctx) => createTeam(ctx, `Team ${newId()}`)),
    /** An available agent who speaks Russian and English, unless told otherwise. */
    hire: async (
      about: {
        languages?: readonly Language[];
        billing?: number;
        capacity?: Capacity;
        presence?: PresenceState;
        alsoIn?: Id;
        teamId?: Id;
      } = {},
    ): Promise<Actor> => {
      const spoken = (about.languages ?? ['en', 'ru']).map((each) => skills[each]);
      const levels = spoken.map((skillId) => ({ skillId, level: 4 }));
      if (about.billing) levels.push({ skillId: skills.billing, level: about.billing });
      const teamIds = about.teamId ? [about.teamId] : [];
      const who = await employ(centre, projectId, { role: 'agent', levels, teamIds });
      const { id: personId } = who;
      const { alsoIn, capacity } = about;
      if (alsoIn) await join(centre, alsoIn, personId);
      await centre.settle();
      if (capacity) {
        await centre.run(lead, (ctx) => setCapacity(ctx, { projectId, personId, ...capacity }));
      }
      await set(who, about.presence ?? 'available');
      return who;
    },
  };
}

function deedsOf({ centre, projectId, customerId, queue, lead }: Stage) {
  const say = async (about: Partial<Arrival>, conversationId: Id | null) => {
    const { item } = await centre.runAsSystem((ctx) =>
      receiveMessage(ctx, {
        ...{ projectId, customerId, customerName: 'Анна Петрова', conversationId, subject: '' },
        ...{ channel: 'chat', language: 'ru', queueId: queue.id },
        ...about,
        message: { body: 'Где посылка?', html: null, attachments: [], externalId: newId() },
      }),
    );
    return item;
  };
  const settled = async <T>(deed: Promise<T>): Promise<T> => {
    const result = await deed;
    await centre.settle();
    return result;
  };
  const pass = async (durationMs: number) => {
    centre.testClock.advanceMs(durationMs);
    await centre.settle();
  };
  const reason = 'На встрече';
  return {
    pass,
    addQueue: (given: Partial<Queue> = {}) =>
      centre.run(lead, (ctx) => putQueue(ctx, { ...plainQueue(projectId), ...given })),
    /** A customer begins a conversation; nothing has followed yet. */
    arrive: (about: Partial<Arrival> = {}) => say(about, null),
    /** A customer begins a conversation; what follows from it has happened. */
    write: (about: Partial<Arrival> = {}) => settled(say(about, null)),
    /** The customer leaves before anybody has answered. */
    leave: (item: ConversationItem) =>
      settled(
        centre.runAsSystem((ctx) =>
          stopWaiting(ctx, { ...which(item), conversationId: item.id }, null),
        ),
      ),
    /** The customer writes again. */
    goOn: ({ id, channel }: ConversationItem) => settled(say({ channel }, id)),
    accept: (who: Actor, item: ConversationItem) =>
      settled(centre.run(who, (ctx) => answerOffer(ctx, which(item), { kind: 'accepted' }))),
    decline: (who: Actor, item: ConversationItem) =>
      settled(
        centre.run(who, (ctx) => answerOffer(ctx, which(item), { kind: 'declined', reason })),
      ),
    close: async (who: Actor, { contactId: id }: ConversationItem) => {
      await centre.run(who, (ctx) => moveContact(ctx, { projectId, id }, { to: 'wrap-up' }));
      await settled(centre.run(who, (ctx) => wrapUpContact(ctx, { projectId, id })));
    },
    /** Minutes pass while an agent's browser is connected. */
    stay: async (who: Actor, minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        await centre.runAsSystem((ctx) => seen(ctx, who.id));
        await pass(minuteMs);
      }
    },
  };
}

function sightsOf({ centre, projectId, lead }: Stage) {
  return {
    entry: ({ contactId }: { contactId: Id }) =>
      centre.runAsSystem((ctx) => findEntry(ctx, { projectId, contactId })),
    item: async ({ id }: ConversationItem) =>
      (await centre.runAsSystem((ctx) => openConversation(ctx, { projectId, id }))).item,
    agent: async ({ id }: Actor) =>
      present(await centre.runAsSystem((ctx) => lockAgent(ctx, id)), 'the agent'),
    ringsAt: async (who: Actor) =>
      (await centre.run(who, listMyOffers)).map(({ entry }) => entry.contactId),
    answersOf: async ({ contactId }: ConversationItem) => {
      const { rows } = await centre.runAsSystem((ctx) =>
        sql`select answer, agent_id, reason from routing.offer_answer
          where contact_id = ${contactId} order by answered_at, id`.execute(ctx.tx),
      );
      return rows;
    },
    causeOf: async (item: ConversationItem) =>
      (await centre.run(lead, (ctx) => waitingPlace(ctx, which(item)))).cause,
  };
}

async function employ(
  centre: TestCentre,
  projectId: Id,
  {
    role,
    levels,
    teamIds = [],
  }: { role: 'lead' | 'agent'; levels: { skillId: Id; level: number }[]; teamIds?: Id[] },
): Promise<Actor> {
  const email = `${newId()}@example.test`;
  const id = await centre.runAsSystem((ctx) =>
    createPerson(ctx, {
      name: role,
      email,
      language: 'ru',
      roles: [role],
      skills: levels,
      teamIds,
    }),
  );
  await join(centre, projectId, id);
  return centre.actor({ roles: [role], projectIds: [projectId], id });
}

async function join(centre: TestCentre, projectId: Id, personId: Id): Promise<void> {
  await centre.runAsSystem((ctx) => putMember(ctx, { projectId, personId, isMember: true }));
}

/** The skills of a centre: its languages and one topic. */
export type Skills = Readonly<Record<Language | 'billing', Id>>;

/** Makes the skills that all scenes of a test centre share. */
export async function makeSkills(centre: TestCentre): Promise<Skills> {
  const make = (kind: 'language' | 'topic', key: string) =>
    centre.runAsSystem((ctx) =>
      createSkill(ctx, { kind, key, names: { en: key, ru: key, zh: key } }),
    );
  return {
    en: await make('language', 'en'),
    ru: await make('language', 'ru'),
    zh: await make('language', 'zh'),
    billing: await make('topic', 'billing'),
  };
}

async function furnish(ctx: Context): Promise<{ projectId: Id; customerId: Id }> {
  const { id: projectId } = await createProject(ctx, {
    key: `p-${newId().slice(-12)}`,
    ...{ name: 'Быстрая почта', clientName: null, language: 'ru', colour: 'teal' },
  });
  const { customerId } = await recognise(ctx, {
    projectId,
    name: 'Анна Петрова',
    identities: [{ kind: 'email', value: 'anna@example.test', isVerified: true }],
  });
  return { projectId, customerId };
}

function plainQueue(projectId: Id): Queue {
  const names = { en: 'Service', ru: 'Сервис', zh: '服务' };
  return { ...blankQueue, id: newId(), projectId, names };
}
