import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { surveyTopic } from '#modules/channels/chat/contract.ts';
import { chatModule, putWidget } from '#modules/channels/chat/server/index.ts';
import { listConversations, moveContact } from '#modules/contacts/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { openHttpServer } from '#platform/http/server.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { readTrail } from '#tests/trail.ts';
import { type Invitation, openSurvey, surveyInvited } from '../contract.ts';
import { surveysModule } from './index.ts';

describe('the survey in the chat', () => {
  let centre: TestCentre;
  let scene: Scene;
  let app: FastifyInstance;
  let root: string;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    const { config, database, live, log } = centre;
    const identify = async () => null;
    app = await openHttpServer({ config, database, live, log, router: {}, identify });
    await chatModule.doors?.(app, centre);
    await surveysModule.doors?.(app, centre);
    root = `/chat/v1/${await addWidget()}/`;
  });
  afterAll(async () => {
    await app.close();
    await centre.close();
  });

  async function addWidget(): Promise<string> {
    const { projectId } = scene;
    return centre.runAsSystem(async (ctx) => {
      const queue = await putQueue(ctx, {
        ...{ ...blankQueue, id: newId(), projectId, channels: ['chat'] },
        names: { en: 'Chat', ru: 'Чат', zh: '在线客服' },
        serviceLevelMs: { chat: 60_000, email: 60_000 },
      });
      const widget = await putWidget(ctx, {
        id: newId(),
        projectId,
        name: 'Сайт',
        queueId: queue.id,
        allowedOrigins: [],
        colour: '#0f6575',
        texts: {},
        isOn: true,
        isPreviewOn: true,
        offersArticles: true,
      });
      return widget.publicKey;
    });
  }

  const enter = async () => {
    const origin = centre.config.publicUrl;
    const session = await app.inject({
      method: 'POST',
      url: `${root}session`,
      headers: { origin },
      payload: { language: 'ru' },
    });
    const headers = { origin, authorization: `Bearer ${session.json().visitorToken}` };
    return {
      get: () => app.inject({ method: 'GET', url: `${root}survey`, headers }),
      post: (path: string, payload: object) =>
        app.inject({ method: 'POST', url: `${root}${path}`, headers, payload }),
    };
  };

  /** The agent takes the visitor's conversation and ends the talk. */
  const talkAndEnd = async () => {
    const { projectId, agent } = scene;
    const all = { projectId, state: 'open' as const, limit: 1 };
    const { items } = await centre.runAsSystem((ctx) => listConversations(ctx, all));
    const [item] = items;
    if (!item) throw new Error('nobody has written');
    const contact = { projectId, id: item.contactId };
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, contact, { to: 'talk', agentId: agent.id, why: 'taken' }),
    );
    await centre.run(agent, (ctx) => moveContact(ctx, contact, { to: 'wrap-up' }));
    return item;
  };

  it('opens when the talk ends, is announced to the widget, and keeps each answer', async () => {
    const visitor = await enter();
    const said = await visitor.post('messages', { clientId: newId(), body: 'Где посылка?' });
    expect(said.statusCode).toBe(200);
    expect((await visitor.get()).statusCode).toBe(204);
    const from = await readTrail(centre);
    const item = await talkAndEnd();
    await centre.settle();
    const { events } = await readTrail(centre, from.end);
    const invited = events.find(({ name }) => name === surveyInvited.name);
    const data = invited?.data as { invitation: Invitation };
    expect(invited && surveyInvited.topics({ ...invited, data })).toEqual([surveyTopic(item.id)]);

    const shown = openSurvey.parse((await visitor.get()).json());
    expect(shown).toMatchObject({ language: 'ru', answers: [] });
    const { invitationId } = shown;
    for (const answer of [
      { question: 'speed', value: null },
      { question: 'overall', value: 2 },
      { question: 'disappointment', choices: ['other'], text: 'Срок' },
      { question: 'recommend', value: 0 },
      { question: 'comment', text: 'Долго' },
    ]) {
      const kept = await visitor.post('survey', { invitationId, ...answer });
      expect(kept.statusCode).toBe(200);
      const isShown = openSurvey
        .parse(kept.json())
        .questions.some(({ key }) => key === 'disappointment');
      expect(isShown).toBe(answer.question !== 'speed');
    }
    expect((await visitor.get()).json().answers).toEqual([
      { question: 'speed', value: null, choices: null, text: null },
      { question: 'overall', value: 2, choices: null, text: null },
      { question: 'disappointment', value: null, choices: ['other'], text: 'Срок' },
      { question: 'recommend', value: 0, choices: null, text: null },
      { question: 'comment', value: null, choices: null, text: 'Долго' },
    ]);
  });

  it('shows nothing to whoever has not written, and takes nothing from him', async () => {
    centre.testClock.advanceMs(1_000);
    const visitor = await enter();
    const stranger = await enter();
    await visitor.post('messages', { clientId: newId(), body: 'Алло?' });
    await talkAndEnd();
    await centre.settle();
    const { invitationId } = (await visitor.get()).json();
    expect((await stranger.get()).statusCode).toBe(204);
    const answer = { invitationId, question: 'overall', value: 1 };
    expect((await stranger.post('survey', answer)).statusCode).toBe(404);
    const nobody = await app.inject({ method: 'GET', url: `${root}survey` });
    expect(nobody.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('refuses what is no answer', async () => {
    const visitor = await enter();
    const answer = { invitationId: newId(), question: 'overall', value: 7 };
    expect((await visitor.post('survey', answer)).statusCode).toBeGreaterThanOrEqual(400);
  });
});
