import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isEvent } from '#kernel/event.ts';
import { minuteMs } from '#kernel/time.ts';
import { seen } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { autoAnswered } from '../contract.ts';
import { defaultLoadRules } from '../core/load-rules.ts';
import { listDecisions } from './decisions.ts';
import { putLoadRules } from './load-rules.ts';
import { makeSkills, openScene, type Scene, type Skills } from './scene.fixture.ts';

let centre: TestCentre;
let skills: Skills;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
  skills = await makeSkills(centre);
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre, skills);
  const { projectId, lead } = scene;
  const rules = { ...defaultLoadRules, autoAnswer: { chat: true, email: false } };
  await centre.run(lead, (ctx) => putLoadRules(ctx, { projectId, ...rules }));
});

const connect = (agent: Actor) => centre.runAsSystem((ctx) => seen(ctx, agent.id));

it('a chat is accepted for an agent whose desk is connected, and he is told', async () => {
  const agent = await scene.hire();
  await connect(agent);
  const events = await centre.eventsOf(() => scene.write());
  const [told] = events.flatMap((event) => (isEvent(event, autoAnswered) ? [event.data] : []));
  expect(told).toMatchObject({ agentId: agent.id });
  const contactId = told?.contactId ?? '';
  expect(await scene.entry({ contactId })).toMatchObject({ state: 'assigned', agentId: agent.id });
  expect(await scene.agent(agent)).toMatchObject({ ringingContactId: null, loadUnits: 1 });
  const decisions = await centre.run(scene.lead, (ctx) =>
    listDecisions(ctx, { projectId: scene.projectId, contactId }),
  );
  expect(decisions.map(({ decided }) => decided)).toMatchObject([
    { kind: 'entered' },
    { kind: 'offered', agentId: agent.id },
    { kind: 'answered', answer: 'accepted', agentId: agent.id, isAutomatic: true },
  ]);
});

it('he is filled up to what he can hold, and the next customer waits', async () => {
  const agent = await scene.hire({
    capacity: { capacityUnits: 2, channelLimits: { chat: 2, email: 1 } },
  });
  await connect(agent);
  for (let number = 0; number < 2; number += 1) await scene.write();
  const third = await scene.write();
  expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2, held: { chat: 2 } });
  expect(await scene.causeOf(third)).toEqual({ kind: 'capacity' });
});

it('a mail rings, and so does a chat when the desk has been silent for a minute', async () => {
  const agent = await scene.hire();
  await connect(agent);
  const mail = await scene.write({ channel: 'email' });
  expect(await scene.ringsAt(agent)).toEqual([mail.contactId]);
  await scene.accept(agent, mail);
  await scene.pass(minuteMs + 1);
  const chat = await scene.write();
  expect(await scene.ringsAt(agent)).toEqual([chat.contactId]);
});

it('what was accepted for him does not forget the offers he missed', async () => {
  const agent = await scene.hire();
  await connect(agent);
  await scene.write({ channel: 'email' });
  await scene.pass(20_000);
  expect(await scene.agent(agent)).toMatchObject({ missedOffers: 1 });
  const chat = await scene.write();
  expect(await scene.entry(chat)).toMatchObject({ state: 'assigned' });
  expect(await scene.agent(agent)).toMatchObject({ missedOffers: 1 });
});
