import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact, receiveMessage, recordDelivery } from '#modules/contacts/server/index.ts';
import { mergeCustomers, recordConsent, undoMerge } from '#modules/customers/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { refusals } from '../contract.ts';
import { surveyTemplates } from '../core/templates/templates.ts';
import { answerInChat, openSurveyOf } from './answers.ts';
import { listInvitations, summariseSurveys } from './reading.ts';
import { type ServiceMail, sendSurveysBy } from './service-mail.ts';

describe('surveys', () => {
  let centre: TestCentre;
  let scene: Scene;
  const mails: ServiceMail[] = [];
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    sendSurveysBy(async (_ctx, mail) => void mails.push(mail));
  });
  afterAll(() => centre.close());

  const attributeKeys = surveyTemplates.chat.questions.flatMap(({ key, role }) =>
    role === 'attribute' ? [key] : [],
  );
  const outcomeKeys = ['return', 'recommend'];
  const end = async (item: ConversationItem) => {
    await scene.finish(item);
    await scene.code(item);
    await centre.settle();
    return scene.surveyOf(item);
  };
  const refused = (code: string) => expect.objectContaining({ code });

  it('opens in the chat when the talk ends, before the agent has coded', async () => {
    const item = await scene.talk();
    const open = () => centre.runAsSystem((ctx) => openSurveyOf(ctx, item));
    expect(await open()).toBeNull();
    await scene.finish(item);
    await centre.settle();
    const survey = await open();
    expect(survey?.questions[0]).toMatchObject({
      ...{ key: 'solved', kind: 'rating', isOverall: false, text: 'Ваш вопрос решён?' },
      ...{ values: [1, 2, 3, 4, 5], isNotApplicableAllowed: true },
    });
    expect(survey?.questions.map(({ key }) => key)).toEqual([
      ...[...attributeKeys, 'overall', ...outcomeKeys, 'comment', 'quote'],
    ]);
    expect(survey?.questions.find(({ kind }) => kind === 'recommend')).toMatchObject({
      labels: ['Совсем не вероятно', 'Очень вероятно'],
    });
    await scene.code(item);
    await centre.settle();
    expect((await open())?.invitationId).toBe(survey?.invitationId);
  });

  it('saves each answer as it is given, and keeps those that are replaced', async () => {
    const item = await scene.talk();
    await end(item);
    await scene.answer(item, 'overall', 2);
    expect((await scene.surveyOf(item))?.invitation).toMatchObject({ state: 'partial', rating: 2 });
    centre.testClock.advanceMs(1_000);
    await scene.answer(item, 'overall', 3);
    await scene.answer(item, 'comment', 'Ждали три дня');
    for (const key of [...attributeKeys, ...outcomeKeys]) await scene.answer(item, key, 4);
    expect((await scene.surveyOf(item))?.invitation.state).toBe('partial');
    await scene.answer(item, 'disappointment', { choices: ['other'], words: 'Всё сразу' });
    const survey = await scene.surveyOf(item);
    expect(survey?.invitation).toMatchObject({
      state: 'complete',
      rating: 3,
      comment: 'Ждали три дня',
      lowestAttribute: 4,
      completedAt: centre.testClock.now(),
    });
    expect(survey?.answers.map(({ question }) => question)).toEqual([
      ...[...attributeKeys, 'overall', 'disappointment', ...outcomeKeys, 'comment'],
    ]);
    expect(survey?.answers.find(({ question }) => question === 'disappointment')).toMatchObject({
      ...{ value: null, choices: ['other'], text: 'Всё сразу' },
    });
    expect(survey?.earlierAnswers.map(({ question, value }) => [question, value])).toEqual([
      ['overall', 2],
    ]);
  });

  it('refuses a value off the scale, an unknown question and a foreign invitation', async () => {
    const item = await scene.talk();
    const other = await scene.talk();
    await end(item);
    const stranger = await end(other);
    await expect(scene.answer(item, 'overall', 6)).rejects.toEqual(
      refused(refusals.valueNotPossible),
    );
    await expect(scene.answer(item, 'price', 3)).rejects.toEqual(refused(refusals.unknownQuestion));
    const invitationId = stranger?.invitation.id ?? '';
    const given = { invitationId, question: 'overall', value: 1 };
    await expect(
      centre.runAsSystem((ctx) => answerInChat(ctx, { ...item, ...given })),
    ).rejects.toEqual(refused(refusals.notFound));
  });

  it('decides once, however the end is told', async () => {
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    const first = await scene.surveyOf(item);
    await scene.code(item);
    await centre.settle();
    expect((await scene.surveyOf(item))?.invitation).toEqual(first?.invitation);
  });

  it('asks for the rating alone while the customer rests, and says why', async () => {
    const first = await scene.talk();
    await end(first);
    const { customerId } = first;
    const next = await end(await scene.talk({ customerId }));
    expect(next?.invitation).toMatchObject({
      state: 'sent',
      isRatingAlone: true,
      notAskedReason: 'quarantine',
    });
    expect(next?.questions.map(({ key }) => key)).toEqual(['overall']);
    centre.testClock.advanceMs(14 * dayMs);
    const later = await end(await scene.talk({ customerId }));
    expect(later?.invitation).toMatchObject({ isRatingAlone: false, notAskedReason: null });
  });

  it.each([
    [
      'abandoned',
      async (): Promise<ConversationItem> => {
        const { projectId } = scene;
        const { customerId } = await scene.talk();
        return centre.runAsSystem(async (ctx) => {
          const { item } = await receiveMessage(ctx, newChat(customerId));
          await moveContact(
            ctx,
            { projectId, id: item.contactId },
            { to: 'closed', why: 'abandoned' },
          );
          return item;
        });
      },
    ],
    [
      'opted-out',
      async (): Promise<ConversationItem> => {
        const item = await scene.talk();
        const { projectId, customerId } = item;
        const said = {
          purpose: 'survey',
          channel: null,
          state: 'withdrawn',
          source: 'chat',
        } as const;
        await centre.runAsSystem((ctx) => recordConsent(ctx, { projectId, customerId, ...said }));
        await scene.finish(item);
        return item;
      },
    ],
    [
      'bounced',
      async (): Promise<ConversationItem> => {
        const item = await scene.talk({ channel: 'email' });
        const { id } = await scene.say(item, 'Ещё раз.');
        const { projectId } = scene;
        await centre.runAsSystem((ctx) => recordDelivery(ctx, { projectId, id, state: 'failed' }));
        await scene.code(item);
        return item;
      },
    ],
  ] as const)('keeps why nobody was asked: %s', async (reason, deed) => {
    const item = await deed();
    await centre.settle();
    expect((await scene.surveyOf(item))?.invitation).toMatchObject({
      state: 'not-sent',
      notAskedReason: reason,
    });
  });

  const newChat = (customerId: string) => ({
    projectId: scene.projectId,
    channel: 'chat' as const,
    customerId,
    customerName: 'Анна',
    conversationId: null,
    subject: '',
    language: 'ru' as const,
    queueId: scene.reasonId,
    message: { body: 'Алло?', html: null, attachments: [], externalId: crypto.randomUUID() },
  });

  it('writes a mail with a link for each score, once', async () => {
    const item = await scene.talk({ channel: 'email' });
    await end(item);
    const ours = mails.filter(({ contactId }) => contactId === item.contactId);
    expect(ours).toHaveLength(1);
    expect(ours[0]?.link).toMatch(/\/rate\/[0-9a-f]{32}$/);
    expect(ours[0]?.text.match(/\?r=[1-5]/g)).toEqual(['?r=5', '?r=4', '?r=3', '?r=2', '?r=1']);
    expect(ours[0]?.subject).toBe('Как мы справились? Быстрая почта');
  });

  it('expires when nobody answers in time, and not when somebody did', async () => {
    const silent = await scene.talk();
    const answered = await scene.talk();
    await end(silent);
    await end(answered);
    await scene.answer(answered, 'overall', 5);
    centre.testClock.advanceMs(14 * dayMs);
    await centre.settle();
    expect((await scene.surveyOf(silent))?.invitation.state).toBe('expired');
    expect((await scene.surveyOf(answered))?.invitation.state).toBe('partial');
    await expect(scene.answer(answered, 'manner', 5)).rejects.toEqual(refused(refusals.expired));
  });

  it('follows a customer who was merged, and comes back when that is undone', async () => {
    const into = await scene.talk();
    const from = await scene.talk();
    await end(from);
    const { projectId } = scene;
    const lead = await scene.person('lead');
    const { id: mergeId } = await centre.run(lead, (ctx) =>
      mergeCustomers(ctx, {
        projectId,
        customerId: from.customerId,
        intoId: into.customerId,
        confirmTwoIds: false,
      }),
    );
    await centre.settle();
    const invitationOf = async (who: ConversationItem) =>
      (await centre.runAsSystem((ctx) => openSurveyOf(ctx, who)))?.invitationId ?? null;
    const own = (await scene.surveyOf(from))?.invitation.id;
    expect([await invitationOf(into), await invitationOf(from)]).toEqual([own, null]);
    await centre.run(lead, (ctx) => undoMerge(ctx, { projectId, mergeId }));
    await centre.settle();
    expect([await invitationOf(into), await invitationOf(from)]).toEqual([null, own]);
  });

  it('counts the response rate from every contact that ended', async () => {
    const own = await openScene(centre);
    const rated = await own.talk();
    const silent = await own.talk();
    const talks = [rated, silent];
    for (const item of talks) await own.finish(item);
    await centre.settle();
    await own.answer(rated, 'overall', 4);
    const analyst = await own.person('analyst');
    const { projectId } = own;
    const from = centre.testClock.now();
    centre.testClock.advanceMs(1);
    const until = centre.testClock.now();
    const summary = await centre.run(analyst, (ctx) =>
      summariseSurveys(ctx, { projectId, from, until }),
    );
    expect(summary).toMatchObject({
      total: { ended: 2, asked: 2, answered: 1, complete: 0 },
      responseRatio: 0.5,
      ratings: [{ rating: 4, answers: 1 }],
      byAgent: [{ agentId: own.agent.id, ended: 2 }],
    });
    const page = await centre.run(analyst, (ctx) => listInvitations(ctx, { projectId, limit: 1 }));
    expect(page.nextCursor).not.toBeNull();
    const cursor = page.nextCursor ?? undefined;
    const rest = await centre.run(analyst, (ctx) =>
      listInvitations(ctx, { projectId, limit: 1, cursor }),
    );
    expect([...page.items, ...rest.items].map(({ contactId }) => contactId).sort()).toEqual(
      talks.map(({ contactId }) => contactId).sort(),
    );
  });

  it('is closed to agents, and to other projects', async () => {
    const { projectId } = scene;
    const list = (actor: typeof scene.agent) =>
      centre.run(actor, (ctx) => listInvitations(ctx, { projectId, limit: 10 }));
    await expect(list(scene.agent)).rejects.toEqual(refused('forbidden'));
    const stranger = centre.actor({ roles: ['lead'], projectIds: [] });
    expect((await list(stranger)).items).toEqual([]);
  });
});
