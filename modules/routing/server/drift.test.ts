import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { pick, seededRandom } from '#kernel/random.ts';
import { secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { driftFound, stuckOfferFound } from '../contract.ts';
import type { Load } from '../core/agent.ts';
import { noLoad } from '../core/capacity.ts';
import { takeContact, transfer } from './moves.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';

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

const sweepMs = 30 * secondMs;

const damage = (statement: ReturnType<typeof sql>) =>
  centre.runAsSystem((ctx) => statement.execute(ctx.tx));

/** What the next sweep tells of. */
const swept = async (afterMs = sweepMs) => {
  const events = await centre.eventsOf(() => scene.pass(afterMs));
  return {
    drifts: events.filter((event) => isEvent(event, driftFound)).map(({ data }) => data),
    stuck: events.filter((event) => isEvent(event, stuckOfferFound)).map(({ data }) => data),
  };
};

describe('the sweep', () => {
  it.each<[string, (agentId: string) => ReturnType<typeof sql>, Partial<Load>]>([
    [
      'units that were added twice',
      (id) => sql`update routing.agent set load_units = 7 where person_id = ${id}`,
      { loadUnits: 7 },
    ],
    [
      'a contact that was not counted',
      (id) => sql`update routing.agent set held = '{"chat":0,"email":0}' where person_id = ${id}`,
      { held: { chat: 0, email: 0 } },
    ],
    [
      'a talk that cannot be interrupted and is counted as one that can',
      (id) => sql`update routing.agent set interruptible = '{"chat":1,"email":0}'
        where person_id = ${id}`,
      { interruptible: { chat: 1, email: 0 } },
    ],
    [
      'an agent at whom something rings that was not offered to him',
      (id) => sql`update routing.agent set ringing_contact_id = ${id} where person_id = ${id}`,
      {},
    ],
  ])('finds %s and puts it right', async (_name, spoil, kept) => {
    const agent = await scene.hire();
    await scene.accept(agent, await scene.write());
    const { id: personId } = agent;
    const { loadUnits, held, interruptible, ringingContactId } = await scene.agent(agent);
    const counted = { loadUnits, held, interruptible, ringingContactId };
    await damage(spoil(personId));
    const { drifts } = await swept();
    expect(drifts).toMatchObject([{ personId, counted, kept }]);
    expect(await scene.agent(agent)).toMatchObject(counted);
    expect((await swept()).drifts).toEqual([]);
  });

  it('makes an agent free again whom a lost contact kept busy', async () => {
    const agent = await scene.hire({
      capacity: { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } },
    });
    await damage(sql`update routing.agent set load_units = 1, held = '{"chat":1,"email":0}',
      open_channels = '{}' where person_id = ${agent.id}`);
    const item = await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([]);
    const { drifts } = await swept();
    expect(drifts).toMatchObject([{ personId: agent.id, counted: noLoad }]);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('tells an agent of what rings at him', async () => {
    const agent = await scene.hire();
    await scene.pass(sweepMs / 2);
    const item = await scene.write();
    await damage(sql`update routing.agent set ringing_contact_id = null
      where person_id = ${agent.id}`);
    expect((await swept(sweepMs / 2)).drifts).toMatchObject([
      { counted: { ringingContactId: item.contactId }, kept: { ringingContactId: null } },
    ]);
  });

  it('ends an offer whose timer was lost', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const { offerId } = (await scene.entry(item)) ?? {};
    await damage(sql`delete from platform.timer where subject_id = ${offerId}`);
    const { stuck } = await swept();
    expect(stuck).toEqual([{ contactId: item.contactId, offerId, agentId: agent.id }]);
    expect(await scene.answersOf(item)).toMatchObject([{ answer: 'timed-out', agentId: agent.id }]);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, ringingContactId: null });
  });

  it('leaves alone an offer whose timer is only late', async () => {
    await scene.hire();
    const item = await scene.write();
    const { offerId } = (await scene.entry(item)) ?? {};
    await damage(sql`update platform.timer set due_at = due_at + interval '1 minute'
      where subject_id = ${offerId}`);
    expect((await swept()).stuck).toEqual([]);
    expect(await scene.entry(item)).toMatchObject({ state: 'offered' });
  });

  it('counts the agents of a large centre again in turns', async () => {
    const { projectId } = scene;
    await damage(sql`
      with made as (
        insert into staff.person (id, name, email, language, state, roles, created_at)
        select gen_random_uuid(), 'Agent', gen_random_uuid()::text, 'en', 'active', '{agent}', now()
        from generate_series(1, 310) returning id)
      insert into routing.agent (person_id, project_ids, languages, skills, presence,
        presence_since, capacity_units, channel_limits, load_units, held, idle_since, missed_offers)
      select id, array[${projectId}::uuid], '{}', '{}', 'offline', now(), 4,
        '{"chat":4,"email":4}', 0, '{"chat":0,"email":0}', now(), 0 from made`);
    const { rows } = await centre.runAsSystem((ctx) =>
      sql<{ personId: string }>`update routing.agent set load_units = 3 where person_id = (
        select person_id from routing.agent where project_ids @> array[${projectId}::uuid]
        order by person_id desc limit 1) returning person_id`.execute(ctx.tx),
    );
    const [first, second] = [await swept(), await swept()];
    expect(first.drifts).toEqual([]);
    expect(second.drifts).toMatchObject([{ personId: rows[0]?.personId, kept: { loadUnits: 3 } }]);
  });

  it('finds nothing in a busy hour', async () => {
    const random = seededRandom(20_260_302);
    const capacity = { capacityUnits: 2, channelLimits: { chat: 2, email: 2 } };
    const agents = [
      await scene.hire({ capacity }),
      await scene.hire({ capacity }),
      await scene.hire({ capacity, languages: ['en'] }),
    ];
    const items: ConversationItem[] = [];
    const states = new Set<string>();
    const events = await centre.eventsOf(async () => {
      for (let minute = 0; minute < 60; minute += 1) {
        items.push(await scene.write({ channel: random() < 0.5 ? 'chat' : 'email' }));
        for (const agent of agents) {
          for (const contactId of await scene.ringsAt(agent)) {
            const item = items.find((each) => each.contactId === contactId);
            if (item && random() < 0.85) await scene.accept(agent, item);
            else if (item) await scene.decline(agent, item);
          }
        }
        const item = pick(random, items);
        const now = await scene.item(item);
        states.add(now.state);
        const agent = agents.find(({ id }) => id === now.agentId);
        if (agent) await work(agent, now, random());
        else if (now.state === 'queue') await take(pick(random, agents), now);
        for (const each of agents) {
          const { presence } = await scene.agent(each);
          if (presence !== 'available') await scene.set(each, 'available');
        }
        for (const seconds of [25, 35]) await scene.pass(seconds * secondMs);
      }
    });
    expect(states).toContain('interrupted');
    expect(faultsIn(events)).toEqual([]);
  });
});

const faultsIn = (events: readonly HeedEvent[]) =>
  events.filter(({ name }) => name === driftFound.name || name === stuckOfferFound.name);

async function work(agent: Actor, item: ConversationItem, chance: number): Promise<void> {
  const { projectId, contactId: id, state } = item;
  if (state === 'wait-for-customer') await scene.goOn(item);
  else if (state === 'talk' && chance < 0.4) {
    await centre.run(agent, (ctx) =>
      moveContact(ctx, { projectId, id }, { to: 'wait-for-customer' }),
    );
  } else if (state !== 'closed' && state !== 'offer' && chance < 0.8) {
    await scene.close(agent, item);
  } else if (state === 'talk' || state === 'interrupted') {
    await centre.run(agent, (ctx) => transfer(ctx, which(item)));
  }
  await centre.settle();
}

async function take(agent: Actor, item: ConversationItem): Promise<void> {
  await centre.run(agent, (ctx) => takeContact(ctx, which(item)));
  await centre.settle();
}
