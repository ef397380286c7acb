import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { dayMs, hourMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { openConversation, recordDelivery } from '#modules/contacts/server/index.ts';
import { noticeAcknowledged } from '#modules/staff/contract.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { readTrail } from '#tests/trail.ts';
import { type Correction, refusals } from '../contract.ts';
import {
  acknowledgeCorrection,
  checkSimilar,
  giveRightAnswer,
  listCorrections,
  listMyCorrections,
  openCorrection,
  recordAttempt,
  sendToCustomer,
  showCorrection,
  similarStatements,
  withdrawCorrection,
} from './corrections.ts';

describe('a correction', () => {
  let centre: TestCentre;
  let scene: Scene;
  let evaluator: Actor;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    evaluator = await scene.person('evaluator');
  });
  afterAll(() => centre.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const wrong = 'Посылку можно вернуть в течение года без чека';
  const right = { text: 'Вернуть можно в течение 14 дней, с чеком.', source: 'Правила, п. 4' };

  const wronged = async (channel: 'chat' | 'email' = 'chat') => {
    const item = await scene.talk({ channel });
    const message = await scene.say(item, wrong);
    await scene.code(item);
    return { item, message };
  };
  const openFor = async ({ contactId }: ConversationItem, messageId: string | null = null) =>
    centre.run(evaluator, (ctx) =>
      openCorrection(ctx, {
        projectId: scene.projectId,
        contactId,
        evaluationId: null,
        messageId,
        excerpt: wrong,
      }),
    );
  const opened = async (channel?: 'chat' | 'email') => {
    const { item, message } = await wronged(channel);
    return openFor(item, message.id);
  };
  const answer = (correction: Correction) =>
    centre.run(evaluator, (ctx) => giveRightAnswer(ctx, { ...correction, ...right }));
  const show = (correction: Correction, actor = evaluator) =>
    centre.run(actor, (ctx) => showCorrection(ctx, correction));
  const attempt = (correction: Correction, result: 'reached' | 'not-reached') =>
    centre.run(evaluator, (ctx) => recordAttempt(ctx, { ...correction, result, note: 'Звонок' }));

  it('goes from the mark to the last step, and keeps every step', async () => {
    const correction = await opened();
    expect(correction).toMatchObject({ state: 'needs-answer', agentId: scene.agent.id });
    const answered = await answer(correction);
    expect(answered).toMatchObject({
      state: 'under-way',
      chain: { answer: right, told: { excerpt: wrong } },
    });
    await centre.run(evaluator, (ctx) =>
      sendToCustomer(ctx, { ...correction, text: `Мы ошиблись. ${right.text}` }),
    );
    await centre.run(scene.agent, (ctx) => acknowledgeCorrection(ctx, correction));
    await centre.run(evaluator, (ctx) => checkSimilar(ctx, { ...correction, contactIds: [] }));
    const { pendingMessageId } = (await show(correction)).correction;
    const { projectId } = scene;
    await centre.runAsSystem((ctx) =>
      recordDelivery(ctx, { projectId, id: pendingMessageId ?? '', state: 'delivered' }),
    );
    await centre.settle();
    const { correction: closed, entries } = await show(correction);
    expect(closed).toMatchObject({ state: 'closed', pendingMessageId: null, dueAt: null });
    expect(entries.map(({ kind }) => kind)).toEqual([
      'opened',
      'give-answer',
      'tell-agent',
      'message-sent',
      'acknowledge',
      'check-similar',
      'record-attempt',
    ]);
  });

  it('tells the agent at once, who has to acknowledge; nobody else can', async () => {
    const correction = await opened();
    const mine = () => centre.run(scene.agent, listMyCorrections);
    const isMine = async () => (await mine()).some(({ id }) => id === correction.id);
    expect(await isMine()).toBe(false);
    await expect(show(correction, scene.agent)).rejects.toEqual(refused(refusals.notFound));
    const before = await readTrail(centre);
    await answer(correction);
    const { events } = await readTrail(centre, before.end);
    expect(events).toContainEqual(
      expect.objectContaining({
        name: 'notice.added',
        data: {
          personId: scene.agent.id,
          kind: 'quality.correction-told',
          aboutId: correction.id,
        },
      }),
    );
    expect(await isMine()).toBe(true);
    const by = (actor: Actor) => centre.run(actor, (ctx) => acknowledgeCorrection(ctx, correction));
    await expect(by(evaluator)).rejects.toEqual(refused(refusals.notYours));
    expect((await by(scene.agent)).chain.acknowledgedAt).toBe(centre.testClock.now());
    await expect(by(scene.agent)).rejects.toEqual(refused(refusals.alreadyDone));
  });

  it('has its notice acknowledged with it', async () => {
    const correction = await answer(await opened());
    const { end } = await readTrail(centre);
    await centre.run(scene.agent, (ctx) => acknowledgeCorrection(ctx, correction));
    expect((await readTrail(centre, end)).events).toContainEqual(
      expect.objectContaining({
        name: 'notice.acknowledged',
        data: {
          personId: scene.agent.id,
          kind: 'quality.correction-told',
          aboutId: correction.id,
        },
      }),
    );
  });

  it('counts an acknowledged notice as the same', async () => {
    const correction = await answer(await opened());
    const { id: personId } = scene.agent;
    await centre.runAsSystem(async (ctx) => {
      const data = { personId, kind: 'quality.correction-told', aboutId: correction.id };
      ctx.emit(noticeAcknowledged, { projectId: null, subjectId: correction.id, data });
    });
    await centre.settle();
    const { correction: after, entries } = await show(correction);
    expect(after.chain.acknowledgedAt).toBe(centre.testClock.now());
    expect(entries.at(-1)).toMatchObject({ kind: 'acknowledge', by: personId });
  });

  it('writes to the customer in his conversation, signed by who corrects', async () => {
    const correction = await answer(await opened('email'));
    const text = 'Мы ошиблись, простите.';
    await centre.run(evaluator, (ctx) => sendToCustomer(ctx, { ...correction, text }));
    const { projectId, conversationId: id } = correction;
    const view = await centre.runAsSystem((ctx) => openConversation(ctx, { projectId, id }));
    expect(view.messages.at(-1)).toMatchObject({
      body: text,
      authorName: 'Ольга',
      deliveryState: 'released',
      kind: 'message',
    });
    await expect(
      centre.run(evaluator, (ctx) => sendToCustomer(ctx, { ...correction, text })),
    ).rejects.toEqual(refused(refusals.messagePending));
  });

  it.each([
    ['email', 'sent', 'reached'],
    ['email', 'failed', 'not-reached'],
    ['chat', 'delivered', 'reached'],
  ] as const)('by %s: what is %s has %s the customer', async (channel, state, result) => {
    const correction = await answer(await opened(channel));
    const sent = await centre.run(evaluator, (ctx) =>
      sendToCustomer(ctx, { ...correction, text: right.text }),
    );
    const delivery = { projectId: scene.projectId, id: sent.pendingMessageId ?? '', state };
    await centre.runAsSystem((ctx) => recordDelivery(ctx, delivery));
    await centre.settle();
    const { correction: after } = await show(correction);
    expect(after).toMatchObject({ pendingMessageId: null, chain: { attempts: [{ result }] } });
  });

  it('does not count a chat message as heard before the window showed it', async () => {
    const correction = await answer(await opened('chat'));
    const { pendingMessageId } = await centre.run(evaluator, (ctx) =>
      sendToCustomer(ctx, { ...correction, text: right.text }),
    );
    const delivery = { projectId: scene.projectId, id: pendingMessageId ?? '' };
    await centre.runAsSystem((ctx) => recordDelivery(ctx, { ...delivery, state: 'sent' }));
    await centre.settle();
    expect((await show(correction)).correction).toMatchObject({
      pendingMessageId,
      chain: { attempts: [] },
    });
  });

  it('tries the customer three times, then counts him as not reached', async () => {
    const correction = await answer(await opened());
    await attempt(correction, 'not-reached');
    await attempt(correction, 'not-reached');
    await attempt(correction, 'not-reached');
    await expect(attempt(correction, 'reached')).rejects.toEqual(refused(refusals.alreadyDone));
  });

  it('is not possible out of its order', async () => {
    const correction = await opened();
    await expect(attempt(correction, 'reached')).rejects.toEqual(refused(refusals.answerNotReady));
    await expect(
      centre.run(evaluator, (ctx) => sendToCustomer(ctx, { ...correction, text: 'x' })),
    ).rejects.toEqual(refused(refusals.answerNotReady));
    await answer(correction);
    await expect(answer(correction)).rejects.toEqual(refused(refusals.alreadyDone));
    await expect(
      centre.run(evaluator, (ctx) => withdrawCorrection(ctx, { ...correction, reason: 'Верно' })),
    ).rejects.toEqual(refused(refusals.alreadyUnderWay));
    const other = await opened();
    const withdrawn = await centre.run(evaluator, (ctx) =>
      withdrawCorrection(ctx, { ...other, reason: 'Всё верно' }),
    );
    expect(withdrawn.state).toBe('withdrawn');
    await expect(answer(other)).rejects.toEqual(refused(refusals.closed));
  });

  it('tells once of each step that is late', async () => {
    const correction = await opened();
    const from = await readTrail(centre);
    const lateSteps = async () => {
      await centre.settle();
      const { events } = await readTrail(centre, from.end);
      return events
        .filter(
          ({ name, subjectId }) => name === 'correction.overdue' && subjectId === correction.id,
        )
        .map(({ data }) => (data as { step: string }).step);
    };
    centre.testClock.advanceMs(hourMs - 1);
    expect(await lateSteps()).toEqual([]);
    centre.testClock.advanceMs(1);
    expect(await lateSteps()).toEqual(['answer']);
    await answer(correction);
    centre.testClock.advanceMs(3 * hourMs);
    expect(await lateSteps()).toEqual(['answer', 'customer']);
    centre.testClock.advanceMs(dayMs);
    expect(await lateSteps()).toEqual(['answer', 'customer', 'similar', 'agent-acknowledged']);
    centre.testClock.advanceMs(dayMs);
    expect(await lateSteps()).toHaveLength(4);
    expect((await show(correction)).correction.overdueSteps).toHaveLength(4);
  });

  it('finds where the same was said in the last 14 days', async () => {
    const own = await openScene(centre);
    const lead = await own.person('lead');
    const say = async (words: string, coding = {}) => {
      const item = await own.talk({ answer: words });
      await own.code(item, coding);
      return item;
    };
    await say('Посылку можно вернуть в течение года без чека, конечно.');
    centre.testClock.advanceMs(15 * dayMs);
    const same = await say('Да, вернуть посылку можно в течение года, без чека.');
    await say('Курьер приедет завтра с 10 до 12.');
    await say('Посылку можно вернуть в течение года без чека.', { reasonId: null });
    const item = await say(wrong);
    const { projectId } = own;
    const correction = await centre.run(lead, (ctx) =>
      openCorrection(ctx, {
        projectId,
        contactId: item.contactId,
        evaluationId: null,
        messageId: null,
        excerpt: wrong,
      }),
    );
    const found = await centre.run(lead, (ctx) => similarStatements(ctx, correction));
    expect(found.map(({ contactId }) => contactId)).toEqual([same.contactId]);
    expect(found[0]).toMatchObject({ agentId: own.agent.id, customerName: 'Анна Петрова' });
  });

  it('are listed page by page, newest first, each of them once', async () => {
    const opened: Id[] = [];
    for (let count = 0; count < 3; count += 1) {
      centre.testClock.advanceMs(1);
      const { item } = await wronged();
      opened.push((await openFor(item)).id);
    }
    centre.testClock.advanceMs(1);
    const listed: Id[] = [];
    let cursor: string | undefined;
    do {
      const wanted = { projectId: scene.projectId, state: 'open' as const, limit: 2, cursor };
      const page = await centre.run(evaluator, (ctx) => listCorrections(ctx, wanted));
      expect(page.items.length).toBeLessThanOrEqual(2);
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(listed.slice(0, 3)).toEqual(opened.toReversed());
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('refuses a message of another dialogue, and a contact out of scope', async () => {
    const { message } = await wronged();
    const { item } = await wronged();
    await expect(openFor(item, message.id)).rejects.toEqual(refused(refusals.unknownMessage));
    const correction = await openFor(item);
    const stranger = centre.actor({ roles: ['lead', 'evaluator'], projectIds: [] });
    await expect(show(correction, stranger)).rejects.toEqual(refused(refusals.notFound));
    const list = (actor: Actor) =>
      centre.run(actor, (ctx) =>
        listCorrections(ctx, { projectId: scene.projectId, state: 'open', limit: 200 }),
      );
    expect((await list(stranger)).items).toEqual([]);
    expect((await list(evaluator)).items[0]?.id).toBe(correction.id);
    await expect(list(scene.agent)).rejects.toEqual(refused('forbidden'));
  });
});
