import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { addMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../contract.ts';
import type { Queue } from '../core/queue.ts';
import { waitingPlace } from './floor.ts';
import { matchGroup } from './matching.ts';
import { transfer } from './moves.ts';
import { answerOffer, listMyOffers } from './offers.ts';
import { putQueue } from './queues.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';
import { receptionOf } from './schedules.ts';

/** A busy machine must not let one test run into the time of the next: they share a clock. */
let centre: TestCentre;
let skills: Skills;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
  skills = await makeSkills(centre);
});
beforeEach(async () => {
  scene = await openScene(centre, skills);
});
afterAll(() => centre.close());

describe('a requirement that relaxes', () => {
  const specialists = (relaxing: Queue['relaxing']) =>
    scene.addQueue({ skills: [{ skillId: skills.billing, minLevel: 4 }], relaxing });
  const step = (minutes: number, ease: Queue['relaxing'][number]['ease']) => ({
    afterMs: minutes * minuteMs,
    ease,
  });

  it('finds, when its step is due, who did not fit before, and keeps the place', async () => {
    const agent = await scene.hire({ billing: 3 });
    const { id: queueId } = await specialists([step(2, 'lower-levels')]);
    const item = await scene.write({ queueId });
    const entered = (await scene.entry(item))?.enteredAt;
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).toEqual([]);
    expect(await scene.causeOf(item)).toMatchObject({ kind: 'skill', minLevel: 4 });
    const place = await centre.run(agent, (ctx) => waitingPlace(ctx, which(item)));
    expect(place.lessAskedAt).toBe(addMs(place.enteredAt, 2 * minuteMs));
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
    expect((await scene.entry(item))?.enteredAt).toBe(entered);
  });

  it('goes on from step to step', async () => {
    const agent = await scene.hire({ languages: ['en'] });
    const { id: queueId } = await scene.addQueue({
      language: 'zh',
      skills: [{ skillId: skills.billing, minLevel: 4 }],
      relaxing: [step(1, 'lower-levels'), step(2, 'no-skills'), step(3, 'any-language')],
    });
    const item = await scene.write({ queueId });
    await scene.stay(agent, 2);
    expect(await scene.causeOf(item)).toEqual({ kind: 'language', language: 'zh' });
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('follows the queue when its steps change', async () => {
    const agent = await scene.hire({ billing: 1 });
    const queue = await specialists([]);
    const item = await scene.write({ queueId: queue.id });
    await scene.addQueue({ ...queue, relaxing: [step(1, 'no-skills')] });
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('begins anew in the queue that a contact is handed to', async () => {
    const agent = await scene.hire({ billing: 3 });
    const { id: queueId } = await specialists([step(2, 'lower-levels')]);
    const item = await scene.write();
    await scene.accept(agent, item);
    await scene.stay(agent, 5);
    await centre.run(agent, (ctx) => transfer(ctx, { ...which(item), queueId }));
    await centre.settle();
    expect(await scene.causeOf(item)).toMatchObject({ kind: 'skill', minLevel: 4 });
  });
});

describe('the two events', () => {
  it('work comes: whoever is free is offered it', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
    expect(await scene.item(item)).toMatchObject({ state: 'offer', agentId: agent.id });
    expect(await scene.entry(item)).toMatchObject({
      state: 'offered',
      heldUnits: 1,
      offerExpiresAt: addMs(centre.testClock.now(), 20 * secondMs),
    });
  });

  it('an agent becomes available: he is offered who waits longest', async () => {
    const first = await scene.write();
    await scene.pass(secondMs);
    await scene.write();
    const agent = await scene.hire();
    expect(await scene.ringsAt(agent)).toEqual([first.contactId]);
  });

  it('an agent finishes: the next one rings', async () => {
    const capacity = { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } };
    const agent = await scene.hire({ capacity });
    const first = await scene.write();
    const second = await scene.write();
    await scene.accept(agent, first);
    expect(await scene.ringsAt(agent)).toEqual([]);
    await scene.close(agent, first);
    expect(await scene.ringsAt(agent)).toEqual([second.contactId]);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
  });

  it('an agent learns the language: who waited for it rings', async () => {
    const queue = await scene.addQueue({ language: 'zh' });
    await scene.hire({ languages: ['en'] });
    const item = await scene.write({ queueId: queue.id });
    const agent = await scene.hire({ languages: ['ru', 'zh'] });
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('a queue asks for less: who waited in it rings', async () => {
    const asked = [{ skillId: skills.billing, minLevel: 3 }];
    const queue = await scene.addQueue({ skills: asked });
    const agent = await scene.hire({ billing: 2 });
    const item = await scene.write({ queueId: queue.id });
    expect(await scene.ringsAt(agent)).toEqual([]);
    await centre.run(scene.lead, (ctx) => putQueue(ctx, { ...queue, skills: [] }));
    await centre.settle();
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('leave nothing for the sweep to find', async () => {
    await scene.hire();
    await scene.write();
    await scene.pass(minuteMs);
    const { rows } = await centre.runAsSystem((ctx) =>
      sql`select from platform.event
        where name = 'routing.sweep-found' and project_id = ${scene.projectId}`.execute(ctx.tx),
    );
    expect(rows).toEqual([]);
  });

  it('that were lost are made good by the sweep, which tells so', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await centre.runAsSystem((ctx) =>
      sql`with freed as (
          update routing.agent set ringing_contact_id = null, load_units = 0,
            held = '{"chat":0,"email":0}'
          where person_id = ${agent.id})
        update routing.entry set state = 'waiting', held_units = 0, agent_id = null,
          offer_id = null, offered_at = null, offer_expires_at = null
        where contact_id = ${item.contactId}`.execute(ctx.tx),
    );
    await centre.runAsSystem((ctx) =>
      sql`update contacts.conversation set state = 'queue', agent_id = null
        where id = ${item.id}`.execute(ctx.tx),
    );
    await scene.pass(30 * secondMs);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
    const { rows } = await centre.runAsSystem((ctx) =>
      sql`select data from platform.event where name = 'routing.sweep-found'
        and project_id = ${scene.projectId}`.execute(ctx.tx),
    );
    expect(rows).toEqual([{ data: { offers: 1 } }]);
  });
});

describe('what an agent must bring', () => {
  it('of the language is never relaxed', async () => {
    const agent = await scene.hire({ languages: ['en'] });
    const queue = await scene.addQueue({ language: 'zh' });
    const item = await scene.write({ queueId: queue.id });
    await scene.stay(agent, 5);
    expect(await scene.ringsAt(agent)).toEqual([]);
    expect(await scene.causeOf(item)).toEqual({ kind: 'language', language: 'zh' });
    await centre.run(scene.lead, (ctx) => putQueue(ctx, { ...queue, language: null }));
    await centre.settle();
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('of a language is nothing in a queue that names none', async () => {
    const agent = await scene.hire({ languages: [] });
    const item = await scene.write({ language: 'zh' });
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('of skill is the level that the queue asks for', async () => {
    const asked = [{ skillId: skills.billing, minLevel: 3 }];
    const queue = await scene.addQueue({ skills: asked });
    const beginner = await scene.hire({ billing: 2 });
    const item = await scene.write({ queueId: queue.id });
    expect(await scene.causeOf(item)).toEqual({
      kind: 'skill',
      skillId: skills.billing,
      minLevel: 3,
    });
    const master = await scene.hire({ billing: 3 });
    expect(await scene.ringsAt(beginner)).toEqual([]);
    expect(await scene.ringsAt(master)).toEqual([item.contactId]);
  });

  it('of room is what he has left, in units and by channel', async () => {
    const capacity = { capacityUnits: 2, channelLimits: { chat: 1, email: 2 } };
    const agent = await scene.hire({ capacity });
    const chat = await scene.write();
    await scene.accept(agent, chat);
    const second = await scene.write();
    expect(await scene.causeOf(second)).toEqual({ kind: 'capacity' });
    const mail = await scene.write({ channel: 'email' });
    expect(await scene.ringsAt(agent)).toEqual([mail.contactId]);
    await scene.accept(agent, mail);
    await scene.write({ channel: 'email' });
    expect(await scene.ringsAt(agent)).toEqual([]);
  });

  it('is free again while a mail waits for its customer, and not while a chat does', async () => {
    const { projectId } = scene;
    const capacity = { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } };
    const agent = await scene.hire({ capacity });
    const load = async () => (await scene.agent(agent)).loadUnits;
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    await centre.run(agent, (ctx) =>
      moveContact(ctx, { projectId, id: mail.contactId }, { to: 'wait-for-customer' }),
    );
    await centre.settle();
    expect(await load()).toBe(0);
    const chat = await scene.write();
    await scene.accept(agent, chat);
    await centre.run(agent, (ctx) =>
      moveContact(ctx, { projectId, id: chat.contactId }, { to: 'wait-for-customer' }),
    );
    await centre.settle();
    expect(await load()).toBe(1);
    await scene.goOn(mail);
    expect(await load()).toBe(2);
  });

  it('is nothing that helps in a closed queue', async () => {
    const agent = await scene.hire();
    const queue = await scene.addQueue({ isOpen: false });
    const item = await scene.write({ queueId: queue.id });
    expect(await scene.ringsAt(agent)).toEqual([]);
    expect(await scene.causeOf(item)).toEqual({ kind: 'queue-closed' });
    const staffed = (queueId: Id) =>
      centre.runAsSystem(
        async (ctx) => (await receptionOf(ctx, { projectId: scene.projectId, queueId })).isStaffed,
      );
    expect(await staffed(queue.id)).toBe(false);
    expect(await staffed(scene.queue.id)).toBe(true);
    await scene.set(agent, 'break');
    expect(await staffed(scene.queue.id)).toBe(false);
  });
});

describe('many at once', () => {
  it('never pass the capacity: 20 matchers and acceptors over one floor', async () => {
    const capacity = { capacityUnits: 2, channelLimits: { chat: 2, email: 2 } };
    const agents: Actor[] = [];
    for (let number = 0; number < 4; number += 1) {
      agents.push(await scene.hire({ capacity, presence: 'break' }));
    }
    for (let number = 0; number < 12; number += 1) await scene.arrive();
    await centre.settle();
    for (const agent of agents) await scene.set(agent, 'available');
    const { projectId } = scene;
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(
        Array.from({ length: 20 }, async (_, number) => {
          const agent = agents[number % agents.length] ?? scene.lead;
          if (number < 8) return centre.runAsSystem((ctx) => matchGroup(ctx, projectId));
          const [ringing] = await centre.run(agent, listMyOffers);
          if (!ringing) return undefined;
          return centre
            .run(agent, (ctx) => answerOffer(ctx, which(ringing.item), { kind: 'accepted' }))
            .catch((error) => expect(error).toMatchObject({ code: refusals.offerGone }));
        }),
      );
    }
    await centre.settle();
    const { rows } = await centre.runAsSystem((ctx) =>
      sql`select a.load_units, sum(e.held_units) as recount, count(*) as contacts
        from routing.agent a join routing.entry e on e.agent_id = a.person_id
        where e.project_id = ${projectId} group by a.person_id`.execute(ctx.tx),
    );
    expect(rows).toEqual(agents.map(() => ({ loadUnits: 2, recount: 2, contacts: 2 })));
  });

  it('offer an agent of two projects one contact at a time, within his one capacity', async () => {
    const other = await openScene(centre, skills);
    const capacity = { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } };
    const agent = await scene.hire({ alsoIn: other.projectId, capacity, presence: 'break' });
    await scene.write();
    await other.write();
    await scene.set(agent, 'available');
    await Promise.all(
      [scene, other, scene, other].map(({ projectId }) =>
        centre.runAsSystem((ctx) => matchGroup(ctx, projectId)),
      ),
    );
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
  });
});

describe('the place in the queue', () => {
  it('counts who is before: priority and minutes waited', async () => {
    const urgent = await scene.addQueue({ accelerationPerMinute: 0 });
    const first = await scene.write({ queueId: urgent.id });
    await scene.pass(secondMs);
    const second = await scene.write({ queueId: urgent.id });
    await scene.write();
    const place = async (item: ConversationItem) =>
      (await centre.run(scene.lead, (ctx) => waitingPlace(ctx, which(item)))).place;
    expect([await place(first), await place(second)]).toEqual([1, 2]);
    expect(await scene.causeOf(first)).toEqual({ kind: 'nobody-available' });
  });
});
