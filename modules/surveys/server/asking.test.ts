import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { mergeCustomers, recordConsent, recordLifeEvent } from '#modules/customers/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import type { Invitation, Survey } from '../contract.ts';
import { refusals } from '../contract.ts';
import { defaultRules, type SurveyRules } from '../core/rules.ts';
import type { TemplateKey } from '../core/templates/templates.ts';
import { createSurvey, listSurveys, publishSurvey, putToUse, ruleSurvey } from './designing.ts';
import { listInvitations } from './reading.ts';
import { reportResponse } from './responding.ts';
import { type ServiceMail, sendSurveysBy } from './service-mail.ts';

describe('whom surveys ask', () => {
  let centre: TestCentre;
  let scene: Scene;
  let lead: Actor;
  let mails: ServiceMail[] = [];
  beforeAll(async () => {
    centre = await openTestCentre();
    sendSurveysBy(async (_ctx, mail) => {
      if (mail.projectId === scene.projectId) mails.push(mail);
    });
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    scene = await openScene(centre);
    lead = await scene.person('lead');
    mails = [];
  });

  const refused = (code: string) => expect.objectContaining({ code });
  const surveyOn = async (channel: 'chat' | 'email'): Promise<Survey> => {
    const { projectId } = scene;
    const surveys = await centre.run(lead, (ctx) => listSurveys(ctx, projectId));
    const found = surveys.find(({ channels }) => channels.includes(channel));
    return { ...found, draft: [] } as unknown as Survey;
  };
  const rule = async ({ id: surveyId, revision, rules }: Survey, changes: Partial<SurveyRules>) =>
    centre.run(lead, (ctx) => {
      const which = { projectId: scene.projectId, surveyId, revision };
      return ruleSurvey(ctx, { ...which, rules: { ...rules, ...changes } });
    });
  const add = async (template: TemplateKey, rules: Partial<SurveyRules>) => {
    const { projectId } = scene;
    return centre.run(lead, async (ctx) => {
      const { id: surveyId, rules: first } = await createSurvey(ctx, { projectId, template });
      await publishSurvey(ctx, { projectId, surveyId, revision: 1 });
      const which = { projectId, surveyId };
      // A mail asks about what did not happen in a talk, so it is chosen first.
      const used = { ...which, revision: 2, channels: ['email'] as const };
      await putToUse(ctx, { ...used, isActive: false });
      await ruleSurvey(ctx, { ...which, revision: 3, rules: { ...first, ...rules } });
      return putToUse(ctx, { ...used, revision: 4, isActive: true });
    });
  };
  const end = async (item: ConversationItem, coding = {}) => {
    await scene.code(item, coding);
    await centre.settle();
    return scene.surveyOf(item);
  };
  const all = async (): Promise<Invitation[]> => {
    const { projectId } = scene;
    const page = await centre.runAsSystem((ctx) => listInvitations(ctx, { projectId, limit: 100 }));
    return page.items;
  };
  const report = () => {
    const { projectId } = scene;
    const from = '2000-01-01T00:00:00.000Z';
    const until = '2100-01-01T00:00:00.000Z';
    return centre.run(lead, (ctx) => reportResponse(ctx, { projectId, from, until }));
  };

  it('is ruled by survey, with revision and audit', async () => {
    const survey = await surveyOn('chat');
    expect(survey.rules).toEqual(defaultRules.transactional);
    const changed = await rule(survey, { quarantineDays: 30 });
    expect(changed).toMatchObject({ revision: survey.revision + 1, rules: { quarantineDays: 30 } });
    await expect(rule(survey, { quarantineDays: 7 })).rejects.toEqual(
      refused(refusals.changedMeanwhile),
    );
    await expect(rule(changed, { trigger: { on: 'time-since', days: 90 } })).rejects.toMatchObject({
      code: refusals.flawedRules,
      data: { faults: ['trigger-of-other-kind', 'trigger-of-other-channel'] },
    });
    const { rows } = await centre.runAsSystem((ctx) =>
      sql<{ data: unknown }>`select data::jsonb from platform.audit
        where action = 'surveys.ruled' and subject_id = ${survey.id}`.execute(ctx.tx),
    );
    expect(rows).toMatchObject([{ data: { after: { quarantineDays: 30 } } }]);
    await expect(
      centre.run(scene.agent, (ctx) =>
        ruleSurvey(ctx, { ...changed, surveyId: changed.id, rules: changed.rules }),
      ),
    ).rejects.toEqual(refused('forbidden'));
  });

  it('is a share that the system draws, and the rest is kept with its reason', async () => {
    await rule(await surveyOn('email'), { samplePercent: 1 });
    const item = await scene.talk({ channel: 'email' });
    const survey = await end(item);
    expect(survey?.invitation).toMatchObject({ state: 'not-sent', notAskedReason: 'sampled-out' });
    expect((await report()).bySurvey).toMatchObject([
      { everything: 0, ratingAlone: 0, notAsked: [{ reason: 'sampled-out', contacts: 1 }] },
    ]);
  });

  it('asks nothing in quarantine where the rating alone is not wanted', async () => {
    await rule(await surveyOn('email'), { isRatingAskedInQuarantine: false });
    const first = await scene.talk({ channel: 'email' });
    await end(first);
    const { customerId } = first;
    const next = await end(await scene.talk({ channel: 'email', customerId }));
    expect(next?.invitation).toMatchObject({ state: 'not-sent', notAskedReason: 'quarantine' });
  });

  it('asks about a case when it is solved, once, and says why not before', async () => {
    await rule(await surveyOn('email'), { trigger: { on: 'case-solved' } });
    const open = await scene.talk({ channel: 'email' });
    const before = await end(open, { resolution: 'follow-up' });
    expect(before?.invitation).toMatchObject({ state: 'not-sent', notAskedReason: 'unsolved' });
    const item = await scene.talk({ channel: 'email' });
    const solved = await end(item, { resolution: 'resolved' });
    expect(solved?.invitation).toMatchObject({
      ...{ state: 'sent', source: 'case-solved', isRatingAlone: false, notAskedReason: null },
      agentId: scene.agent.id,
    });
    expect(mails).toHaveLength(1);
    const [survey] = (await report()).bySurvey;
    expect(survey).toMatchObject({
      everything: 1,
      notAsked: [{ reason: 'unsolved', contacts: 1 }],
    });
  });

  it('is one survey of several, and the other says so', async () => {
    await add('email', { trigger: { on: 'case-solved' } });
    const item = await scene.talk({ channel: 'email' });
    const asked = await end(item, { resolution: 'resolved' });
    expect(asked?.invitation.source).toBe('contact-closed');
    expect(mails).toHaveLength(1);
    const reasons = (await report()).bySurvey.flatMap(({ notAsked }) => notAsked);
    expect(reasons).toEqual([{ reason: 'other-survey', contacts: 1 }]);
  });

  it('asks a customer by mail when something happened to him, in his own language', async () => {
    await add('delivery', { trigger: { on: 'life-event', kinds: ['delivered'] } });
    const { projectId } = scene;
    const { customerId } = await scene.talk();
    const tell = (kind: string, agoMs = 0) =>
      centre.runAsSystem((ctx) => {
        const at = new Date(Date.parse(ctx.now) - agoMs).toISOString();
        return recordLifeEvent(ctx, { projectId, customerId, kind, at, data: {} });
      });
    await tell('packed');
    await tell('delivered', 30 * dayMs);
    await centre.settle();
    expect(await all()).toEqual([]);
    await tell('delivered');
    await centre.settle();
    expect(await all()).toMatchObject([
      {
        ...{ source: 'life-event', channel: 'email', state: 'sent', language: 'ru' },
        ...{ contactId: null, conversationId: null, agentId: null, customerId },
      },
    ]);
    expect(mails).toMatchObject([{ to: { customerId }, contactId: null, language: 'ru' }]);
    const into = await scene.talk();
    await centre.run(lead, (ctx) =>
      mergeCustomers(ctx, {
        ...{ projectId, customerId, intoId: into.customerId, confirmTwoIds: false },
      }),
    );
    await centre.settle();
    expect((await all())[0]?.customerId).toBe(into.customerId);
  });

  it('asks about everything after so many days, and not while another one is open', async () => {
    await add('relationship', { trigger: { on: 'time-since', days: 60 } });
    const item = await scene.talk({ channel: 'email' });
    await end(item);
    centre.testClock.advanceMs(59 * dayMs);
    await centre.settle();
    expect((await all()).map(({ source }) => source)).toEqual(['contact-closed']);
    centre.testClock.advanceMs(dayMs);
    await centre.settle();
    expect((await all())[0]).toMatchObject({
      source: 'time-since',
      contactId: null,
      state: 'sent',
    });
    // A chat now: the customer has the open survey before him, and is asked for the rating alone.
    const { customerId } = item;
    const chat = await scene.talk({ customerId });
    await scene.finish(chat);
    const next = await end(chat);
    expect(next?.invitation).toMatchObject({ isRatingAlone: true, notAskedReason: 'one-open' });
  });

  const settleDays = async (days: number) => {
    centre.testClock.advanceMs(days * dayMs);
    await centre.settle();
  };

  it('reminds whoever is silent, by a new link, so often as is ruled', async () => {
    await rule(await surveyOn('email'), { reminders: { count: 2, everyDays: 3 } });
    const item = await scene.talk({ channel: 'email' });
    await end(item);
    await settleDays(3);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain('Недавно мы спрашивали');
    expect(new Set(mails.map(({ link }) => link)).size).toBe(2);
    await settleDays(3);
    await settleDays(3);
    expect(mails).toHaveLength(3);
    expect((await scene.surveyOf(item))?.invitation.remindersSent).toBe(2);
    expect((await report()).reminders).toEqual({ sent: 2, reminded: 1, answered: 0 });
  });

  it('reminds nobody who wants no surveys, and asks him no more', async () => {
    await rule(await surveyOn('email'), { reminders: { count: 1, everyDays: 3 } });
    const item = await scene.talk({ channel: 'email' });
    await end(item);
    const { projectId, customerId } = item;
    const said = { purpose: 'survey', channel: 'email', state: 'withdrawn' } as const;
    await centre.runAsSystem((ctx) =>
      recordConsent(ctx, { projectId, customerId, ...said, source: 'phone' }),
    );
    await settleDays(3);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/\/rate\/[0-9a-f]{32}\?stop\n/);
  });

  it('leaves two surveys of one occasion in one channel to nobody', async () => {
    await expect(add('email', {})).rejects.toEqual(refused(refusals.channelTaken));
    const id: Id = newId();
    await expect(rule({ ...(await surveyOn('chat')), id }, { quarantineDays: 1 })).rejects.toEqual(
      refused(refusals.notFound),
    );
  });
});
