import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import { type ConversationItem, refusals } from '#modules/contacts/contract.ts';
import { getContact, wrapUpContact } from '#modules/contacts/server/index.ts';
import { type GuideTrial, guideDetail } from '#modules/knowledge/core/guide/guide.ts';
import { putGuide } from '#modules/knowledge/server/index.ts';
import { isTreated } from '#modules/routing/core/trial.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { readTrail } from '#tests/trail.ts';
import { guidingChanged } from '../../contract.ts';
import { applyToGuiding } from '../../core/live.ts';
import { chooseReason, setGuideValue, showGuiding } from './guiding.ts';

const order = guideDetail.parse({
  key: 'order',
  names: { en: 'Order', ru: 'Заказ', zh: '订单' },
  kind: 'order',
  isRequired: true,
  open: { en: 'Which order exactly?', ru: 'Какой именно заказ?', zh: '具体哪个订单？' },
  closed: { en: 'Order {value}, right?', ru: 'Заказ {value}, верно?', zh: '订单{value}，对吗？' },
  words: { en: [], ru: [], zh: [] },
  options: [],
  masks: [],
});

describe('the guide of a conversation', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const save = (given: { trial?: GuideTrial; basedOn?: number; isOn?: boolean; to?: Scene } = {}) =>
    centre.runAsSystem((ctx) => {
      const { projectId, reasonId } = given.to ?? scene;
      const { trial = null, basedOn = null, isOn = true } = given;
      return putGuide(ctx, { projectId, reasonId, isOn, details: [order], trial, basedOn });
    });
  const talk = async (its = scene) => its.talk(await its.open());
  const placeOf = ({ projectId, id: conversationId }: ConversationItem) => ({
    projectId,
    conversationId,
  });
  const choose = (item: ConversationItem, reasonId: Id = scene.reasonId, by = scene.agent) =>
    centre.run(by, (ctx) => chooseReason(ctx, { ...placeOf(item), reasonId, isSuggested: false }));
  const set = (item: ConversationItem, value: string | null, by = scene.agent) =>
    centre.run(by, (ctx) => setGuideValue(ctx, { ...placeOf(item), key: 'order', value }));
  const show = (item: ConversationItem, by = scene.agent) =>
    centre.run(by, (ctx) => showGuiding(ctx, placeOf(item)));

  it('stays with the conversation, and colleagues see it', async () => {
    const own = await openScene(centre);
    await save({ to: own });
    const item = await talk(own);
    expect(await show(item, own.agent)).toBeNull();
    await choose(item, own.reasonId, own.agent);
    await set(item, 'BS1', own.agent);
    const colleague = centre.actor({ roles: ['agent'], projectIds: [own.projectId] });
    expect(await show(item, colleague)).toMatchObject({
      ...{ reasonId: own.reasonId, number: 1, isShown: true },
      values: [{ key: 'order', value: 'BS1', byId: own.agent.id }],
    });
  });

  it('is set by nobody but the agent who has it, for a reason of the project', async () => {
    const item = await talk();
    const colleague = centre.actor({ roles: ['agent'], projectIds: [scene.projectId] });
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(choose(item, scene.reasonId, colleague)).rejects.toEqual(
      refused(refusals.notYours),
    );
    await expect(choose(item, newId())).rejects.toEqual(refused(refusals.unknownReason));
    await expect(set(item, 'x')).rejects.toEqual(refused(refusals.unknownReason));
  });

  it('begins anew with the next contact, and a closed one is not touched', async () => {
    const item = await talk();
    await choose(item);
    const { projectId, contactId: id } = item;
    const details = [{ key: 'order', names: order.names, texts: { en: 'B', ru: 'B', zh: 'B' } }];
    await centre.run(scene.agent, (ctx) => wrapUpContact(ctx, { projectId, id, details }));
    await expect(set(item, 'x')).rejects.toMatchObject({ code: refusals.wrongState });
    const contact = await centre.run(scene.agent, (ctx) => getContact(ctx, { projectId, id }));
    expect(contact.details).toEqual(details);
    expect(await show(await scene.talk(await scene.write(item)))).toBeNull();
  });

  it('is drawn once for a conversation and a version, in the planned shares', async () => {
    const own = await openScene(centre);
    const trial = { controlShare: 0.5, measure: 'handling', conversations: 60 } as const;
    await save({ to: own, trial });
    const shown: boolean[] = [];
    for (let place = 0; place < 12; place += 1) {
      const item = await talk(own);
      const { isShown } = await choose(item, own.reasonId, own.agent);
      const drawn = isTreated({ id: `${own.reasonId}:1`, share: 0.5 }, item.id);
      expect(isShown).toBe(drawn);
      expect((await choose(item, own.reasonId, own.agent)).isShown).toBe(drawn);
      shown.push(isShown);
    }
    expect(new Set(shown).size).toBe(2);
  });

  it('that is turned off is not shown', async () => {
    const own = await openScene(centre);
    await save({ to: own });
    await save({ to: own, basedOn: 1, isOn: false });
    const item = await talk(own);
    expect(await choose(item, own.reasonId, own.agent)).toMatchObject({ number: null });
  });

  it.each<[string, (item: ConversationItem) => Promise<unknown>]>([
    ['a reason is chosen', (item) => choose(item)],
    ['a value is set', (item) => set(item, 'BS1')],
    ['a value is taken away', (item) => set(item, null)],
  ])('state and events give what a fetch gives: %s', async (_, deed) => {
    const item = await talk();
    await choose(item);
    await set(item, 'BS0');
    const before = await show(item);
    const from = await readTrail(centre);
    centre.testClock.advanceMs(secondMs);
    await deed(item);
    const { events } = await readTrail(centre, from.end);
    expect(events.map(({ name }) => name)).toContain(guidingChanged.name);
    expect(events.reduce(applyToGuiding, before)).toEqual(await show(item));
  });
});
