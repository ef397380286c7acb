import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import {
  listHistories,
  moveContact,
  reply,
  wrapUpContact,
} from '#modules/contacts/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { limitPassed } from '../contract.ts';
import { defaultLoadRules, type LoadRules } from '../core/load-rules.ts';
import { setCapacity } from './agents.ts';
import { getLoadRules, putLoadRules } from './load-rules.ts';
import { assignContact, takeContact, transfer } from './moves.ts';
import { answerOffer } from './offers.ts';
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

/** Room for one contact at a time. */
const one = { capacityUnits: 1, channelLimits: { chat: 2, email: 2 } };
const silentMs = defaultLoadRules.silentAfterMs.chat ?? 0;

const idOf = ({ projectId, contactId: id }: ConversationItem) => ({ projectId, id });

async function settled<T>(deed: Promise<T>): Promise<T> {
  const result = await deed;
  await centre.settle();
  return result;
}

const rule = (rules: Partial<LoadRules>) =>
  settled(
    centre.run(scene.lead, (ctx) =>
      putLoadRules(ctx, { projectId: scene.projectId, ...defaultLoadRules, ...rules }),
    ),
  );

const give = (who: Actor, item: ConversationItem) =>
  settled(centre.run(who, (ctx) => moveContact(ctx, idOf(item), { to: 'wait-for-customer' })));

const answer = (who: Actor, { projectId, id: conversationId }: ConversationItem) =>
  settled(
    centre.run(who, (ctx) =>
      reply(ctx, {
        ...{ projectId, conversationId, kind: 'message', body: 'Уже ищем.', attachments: [] },
        ...{ holdMs: 0, authorName: 'Ольга' },
      }),
    ),
  );

const stateOf = async (item: ConversationItem) => (await scene.item(item)).state;

/** A mail is talked about, and a chat that came after it has been accepted. */
async function interrupted(): Promise<{
  agent: Actor;
  mail: ConversationItem;
  chat: ConversationItem;
}> {
  const agent = await scene.hire({ capacity: one });
  const mail = await scene.write({ channel: 'email' });
  await scene.accept(agent, mail);
  await scene.pass(minuteMs);
  const chat = await scene.write();
  await scene.accept(agent, chat);
  return { agent, mail, chat };
}

describe('rules of load', () => {
  it('are as usual until a lead says otherwise, and are heard', async () => {
    const { projectId, lead } = scene;
    const read = () => centre.run(lead, (ctx) => getLoadRules(ctx, projectId));
    expect(await read()).toEqual(defaultLoadRules);
    const weights = { chat: 2, email: 0.5 };
    const events = await centre.eventsOf(() => rule({ weights }));
    expect(await read()).toEqual({ ...defaultLoadRules, weights });
    expect(events).toContainEqual(
      expect.objectContaining({
        name: 'routing.load-rules-put',
        data: { rules: { ...defaultLoadRules, weights } },
      }),
    );
    const agent = await scene.hire();
    await expect(
      centre.run(agent, (ctx) => putLoadRules(ctx, { projectId, ...defaultLoadRules })),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('hold for contacts that come from then on', async () => {
    const agent = await scene.hire();
    const early = await scene.write();
    await rule({ weights: { chat: 2, email: 1 } });
    await scene.accept(agent, early);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1 });
    await scene.accept(agent, await scene.write());
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 3, held: { chat: 2 } });
    const heavy = await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([]);
    expect(await scene.causeOf(heavy)).toEqual({ kind: 'capacity' });
  });
});

describe('a silent chat', () => {
  it('stops counting after a time, and counts again when the customer writes', async () => {
    const agent = await scene.hire({ capacity: one });
    const chat = await scene.write();
    await scene.accept(agent, chat);
    await give(agent, chat);
    const next = await scene.write();
    await scene.stay(agent, silentMs / minuteMs - 1);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, ringingContactId: null });
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).toEqual([next.contactId]);
    await scene.accept(agent, next);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1 } });
    await scene.goOn(chat);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2, held: { chat: 2 } });
  });

  it('is one whose customer has been silent since the agent’s last word', async () => {
    const agent = await scene.hire();
    const chat = await scene.write();
    await scene.accept(agent, chat);
    await give(agent, chat);
    await scene.stay(agent, 6);
    await scene.goOn(chat);
    await give(agent, chat);
    await scene.stay(agent, 6);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1 });
    await scene.stay(agent, 4);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, held: { chat: 0 } });
  });

  it('counts for as long as a project says', async () => {
    await rule({ silentAfterMs: { chat: null, email: 2 * minuteMs } });
    const agent = await scene.hire();
    const chat = await scene.write();
    await scene.accept(agent, chat);
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    await give(agent, chat);
    await give(agent, mail);
    await scene.stay(agent, 1);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2 });
    await scene.stay(agent, 60);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
  });

  it('that is handed on while it is silent takes nothing of anybody', async () => {
    const agent = await scene.hire();
    const chat = await scene.write();
    await scene.accept(agent, chat);
    await give(agent, chat);
    await scene.set(agent, 'busy');
    await scene.pass(silentMs);
    await settled(centre.run(agent, (ctx) => transfer(ctx, which(chat))));
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, held: { chat: 0 } });
    await scene.pass(silentMs);
    expect(await scene.entry(chat)).toMatchObject({ state: 'waiting', heldUnits: 0 });
  });
});

describe('a chat interrupts a mail', () => {
  it('when it is accepted, until it is over; not while it rings', async () => {
    const agent = await scene.hire({ capacity: one });
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    await scene.pass(minuteMs);
    const chat = await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([chat.contactId]);
    expect(await stateOf(mail)).toBe('talk');
    await scene.pass(5 * secondMs);
    await scene.accept(agent, chat);
    expect(await stateOf(mail)).toBe('interrupted');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
    await scene.pass(minuteMs);
    await scene.close(agent, chat);
    expect(await stateOf(mail)).toBe('talk');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 0, email: 1 } });
    await scene.pass(minuteMs);
    await scene.close(agent, mail);
    const [history] = await centre.runAsSystem((ctx) =>
      listHistories(ctx, { projectId: scene.projectId, ids: [mail.contactId] }),
    );
    expect(history?.segments.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['queue', 'offered'],
      ['offer', 'accepted'],
      ['talk', 'interrupted'],
      ['interrupted', 'resumed'],
      ['talk', 'finished'],
      ['wrap-up', 'coded'],
    ]);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, interruptible: { chat: 0 } });
  });

  it('and no mail interrupts a chat', async () => {
    const agent = await scene.hire({ capacity: one });
    await scene.accept(agent, await scene.write());
    const mail = await scene.write({ channel: 'email' });
    expect(await scene.ringsAt(agent)).toEqual([]);
    expect(await scene.causeOf(mail)).toEqual({ kind: 'capacity' });
  });

  it('and nothing where the project says so, nor what is being coded', async () => {
    const agent = await scene.hire({ capacity: one });
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    await centre.run(agent, (ctx) => moveContact(ctx, idOf(mail), { to: 'wrap-up' }));
    await centre.settle();
    const chat = await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([]);
    await settled(centre.run(agent, (ctx) => wrapUpContact(ctx, idOf(mail))));
    await scene.accept(agent, chat);
    await scene.close(agent, chat);
    await rule({ interrupts: { chat: [], email: [] } });
    await scene.accept(agent, await scene.write({ channel: 'email' }));
    await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([]);
  });

  it('as little as needed: with room for both nothing is set aside', async () => {
    const agent = await scene.hire({ capacity: { ...one, capacityUnits: 2 } });
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    await scene.accept(agent, await scene.write());
    expect(await stateOf(mail)).toBe('talk');
    await scene.accept(agent, await scene.write());
    expect(await stateOf(mail)).toBe('interrupted');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2, held: { chat: 2, email: 0 } });
  });

  it('that rings and goes has interrupted nothing', async () => {
    const agent = await scene.hire({ capacity: one });
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    const chat = await scene.write();
    await scene.leave(chat);
    expect(await stateOf(mail)).toBe('talk');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, ringingContactId: null });
    await scene.decline(agent, await scene.write());
    expect(await stateOf(mail)).toBe('talk');
  });

  it('and it goes on when the chat is handed on or waits in silence', async () => {
    const { agent, mail, chat } = await interrupted();
    await give(agent, chat);
    await scene.pass(silentMs);
    expect(await stateOf(mail)).toBe('talk');
    await scene.goOn(chat);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2 });

    const other = await interrupted();
    await settled(centre.run(other.agent, (ctx) => transfer(ctx, which(other.chat))));
    expect(await stateOf(other.mail)).toBe('talk');
  });

  it('before anything new is offered', async () => {
    const { agent, mail, chat } = await interrupted();
    await rule({ interrupts: { chat: [], email: [] } });
    const waiting = await scene.write({ channel: 'email' });
    await scene.close(agent, chat);
    expect(await stateOf(mail)).toBe('talk');
    expect(await scene.ringsAt(agent)).toEqual([]);
    await scene.close(agent, mail);
    expect(await scene.ringsAt(agent)).toEqual([waiting.contactId]);
  });

  it('which the agent’s reply takes up, and which the customer’s words do not', async () => {
    const { agent, mail } = await interrupted();
    await scene.goOn(mail);
    expect(await stateOf(mail)).toBe('interrupted');
    await answer(agent, mail);
    expect(await stateOf(mail)).toBe('talk');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2, held: { chat: 1, email: 1 } });
    await give(agent, mail);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
  });

  type Deed = (agent: Actor, mail: ConversationItem) => Promise<unknown>;
  it.each<[string, Deed, ConversationItem['state']]>([
    ['handed on', (agent, mail) => centre.run(agent, (ctx) => transfer(ctx, which(mail))), 'queue'],
    ['finished and coded', (agent, mail) => scene.close(agent, mail), 'closed'],
    [
      'coded at once',
      (agent, mail) => centre.run(agent, (ctx) => wrapUpContact(ctx, idOf(mail))),
      'closed',
    ],
    [
      'taken by a lead',
      (_, mail) => centre.run(scene.lead, (ctx) => takeContact(ctx, which(mail))),
      'talk',
    ],
  ])('which can be %s while it lies there', async (_name, deed, state) => {
    const { agent, mail } = await interrupted();
    await settled(deed(agent, mail));
    expect(await stateOf(mail)).toBe(state);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
  });

  it('of another project, too', async () => {
    const elsewhere = await openScene(centre, skills);
    const agent = await scene.hire({ capacity: one, alsoIn: elsewhere.projectId });
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    const chat = await elsewhere.write();
    const { projectId: other } = elsewhere;
    const inBoth = { ...agent, scope: [scene.projectId, other] };
    await elsewhere.accept(inBoth, chat);
    expect(await stateOf(mail)).toBe('interrupted');
    await elsewhere.close(inBoth, chat);
    expect(await stateOf(mail)).toBe('talk');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 1 });
  });

  it('and nothing comes between when it goes on before the news of it has come up', async () => {
    const agent = await scene.hire({ capacity: { ...one, capacityUnits: 2 } });
    const early = await scene.write();
    await scene.accept(agent, early);
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    const chat = await scene.write();
    const waiting = await scene.write({ channel: 'email' });
    await centre.run(agent, (ctx) => wrapUpContact(ctx, idOf(early)));
    centre.testClock.advanceMs(1);
    await centre.run(agent, (ctx) => answerOffer(ctx, which(chat), { kind: 'accepted' }));
    expect(await stateOf(mail)).toBe('interrupted');
    await scene.pass(1);
    expect(await stateOf(mail)).toBe('talk');
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2, held: { chat: 1, email: 1 } });
    expect(await scene.entry(waiting)).toMatchObject({ state: 'waiting' });
  });

  it('which goes on when the agent can hold more', async () => {
    const { agent, mail } = await interrupted();
    const more = { ...one, capacityUnits: 2 };
    const { projectId } = scene;
    await settled(
      centre.run(scene.lead, (ctx) => setCapacity(ctx, { projectId, personId: agent.id, ...more })),
    );
    expect(await stateOf(mail)).toBe('talk');
  });
});

describe('a contact taken by hand', () => {
  const passedIn = (events: readonly HeedEvent[]) =>
    events.filter((event) => isEvent(event, limitPassed)).map(({ data }) => data);

  it('past the limit is told', async () => {
    const agent = await scene.hire({ capacity: one });
    await scene.accept(agent, await scene.write());
    const waiting = await scene.write();
    const events = await centre.eventsOf(() =>
      settled(centre.run(agent, (ctx) => takeContact(ctx, which(waiting)))),
    );
    expect(passedIn(events)).toEqual([
      {
        ...{ contactId: waiting.contactId, agentId: agent.id, channel: 'chat' },
        ...{ loadUnits: 2, capacityUnits: 1, held: 2, channelLimit: 2 },
      },
    ]);
  });

  it('past the limit of its channel is told of an agent to whom a lead gives it', async () => {
    const capacity = { capacityUnits: 10, channelLimits: { chat: 0, email: 2 } };
    const agent = await scene.hire({ capacity });
    const waiting = await scene.write();
    const { id: agentId } = agent;
    const events = await centre.eventsOf(() =>
      settled(centre.run(scene.lead, (ctx) => assignContact(ctx, { ...which(waiting), agentId }))),
    );
    expect(passedIn(events)).toMatchObject([{ agentId, held: 1, channelLimit: 0 }]);
  });

  it('within the limit is not told, nor where it interrupts what lies in its way', async () => {
    const agent = await scene.hire({ capacity: one });
    const mail = await scene.write({ channel: 'email' });
    await scene.accept(agent, mail);
    await scene.set(agent, 'busy');
    const chat = await scene.write();
    const events = await centre.eventsOf(() =>
      settled(centre.run(agent, (ctx) => takeContact(ctx, which(chat)))),
    );
    expect(passedIn(events)).toEqual([]);
    expect(await stateOf(mail)).toBe('interrupted');
  });
});
