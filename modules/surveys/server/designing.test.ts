import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { refusals, type Survey } from '../contract.ts';
import { rotationAfterAnswers } from '../core/asking.ts';
import { surveyTemplates } from '../core/templates/templates.ts';
import {
  createSurvey,
  listSurveys,
  publishSurvey,
  putToUse,
  saveDraft,
  showSurvey,
  showVersion,
} from './designing.ts';

let centre: TestCentre;
let scene: Scene;
let analyst: Actor;
let lead: Actor;
beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
  analyst = await scene.person('analyst');
  lead = await scene.person('lead');
});
afterAll(() => centre.close());

const refused = (code: string) => expect.objectContaining({ code });
const list = (actor = analyst) => centre.run(actor, (ctx) => listSurveys(ctx, scene.projectId));
const show = ({ id }: { id: string }, actor = analyst) =>
  centre.run(actor, (ctx) => showSurvey(ctx, { projectId: scene.projectId, surveyId: id }));
const named = ({ projectId, id, revision }: Pick<Survey, 'projectId' | 'id' | 'revision'>) => ({
  ...{ projectId, surveyId: id, revision },
});
const create = (template: keyof typeof surveyTemplates = 'phone') =>
  centre.run(analyst, (ctx) => createSurvey(ctx, { projectId: scene.projectId, template }));
const save = (survey: Survey, questions: Survey['draft'], actor = analyst) =>
  centre.run(actor, (ctx) => saveDraft(ctx, { ...named(survey), name: survey.name, questions }));
const publish = (survey: Survey, actor = analyst) =>
  centre.run(actor, (ctx) => publishSurvey(ctx, named(survey)));
const use = (survey: Survey, given: Pick<Survey, 'channels' | 'isActive'>) =>
  centre.run(analyst, (ctx) => putToUse(ctx, { ...named(survey), ...given }));
const inUse = async (channel: 'chat' | 'email') => {
  const entry = (await list()).find(
    ({ channels, isActive }) => isActive && channels[0] === channel,
  );
  if (!entry) throw new Error('no survey');
  return (await show(entry)).survey;
};

it('a new project asks by chat and by mail, attributes before the whole', async () => {
  expect(await list()).toMatchObject([
    { name: surveyTemplates.chat.name, kind: 'transactional', channels: ['chat'] },
    { name: surveyTemplates.email.name, kind: 'transactional', channels: ['email'] },
  ]);
  for (const entry of await list()) {
    expect(entry).toMatchObject({ isActive: true, version: 1, hasUnpublishedChanges: false });
    const { survey, versions } = await show(entry);
    expect(versions).toMatchObject([{ version: 1, authorName: null, invitationCount: 0 }]);
    const [version] = versions;
    if (!version) throw new Error('no version');
    const { questions } = await centre.run(analyst, (ctx) => showVersion(ctx, version));
    expect(questions).toEqual(survey.draft);
  }
});

it('a survey is made from a template, edited, published, and put to use', async () => {
  const made = await create();
  expect(made).toMatchObject({ isActive: false, revision: 1, channels: [] });
  const shorter = made.draft.filter(({ key }) => key !== 'promise');
  const saved = await save(made, shorter);
  expect((await list()).find(({ id }) => id === made.id)).toMatchObject({
    ...{ version: null, publishedAt: null, hasUnpublishedChanges: true },
    questionCount: shorter.length,
  });
  const version = await publish(saved);
  expect(version).toMatchObject({ version: 1, questions: shorter, publishedBy: analyst.id });
  const { survey } = await show(made);
  expect(survey.revision).toBe(3);
  await expect(publish(survey)).rejects.toEqual(refused(refusals.unchanged));
  await expect(use(survey, { channels: ['chat'], isActive: true })).rejects.toEqual(
    refused(refusals.channelTaken),
  );
  await use(await inUse('chat'), { channels: ['chat'], isActive: false });
  expect(await use(survey, { channels: ['chat'], isActive: true })).toMatchObject({
    ...{ isActive: true, channels: ['chat'], revision: 4 },
  });
  const item = await scene.talk();
  await scene.finish(item);
  await centre.settle();
  const filled = await scene.surveyOf(item);
  expect(filled?.invitation.surveyVersionId).toBe(version.id);
  const counted = async () => [
    (await show(made)).versions.map((each) => [each.invitationCount, each.answeredCount]),
    (await list()).find(({ id }) => id === made.id),
  ];
  expect(await counted()).toMatchObject([[[1, 0]], { invitationCount: 1, answeredCount: 0 }]);
  await scene.answer(item, 'overall', 5);
  expect(await counted()).toMatchObject([[[1, 1]], { invitationCount: 1, answeredCount: 1 }]);
});

it('what was asked stays as it was when the survey goes on', async () => {
  const item = await scene.talk();
  await scene.finish(item);
  await centre.settle();
  const before = (await scene.surveyOf(item))?.questions;
  const survey = await inUse('chat');
  const saved = await save(survey, survey.draft.toSpliced(0, 1));
  await publish(saved);
  expect((await scene.surveyOf(item))?.questions).toEqual(before);
});

it('of two who edit the same survey, the second is told instead of winning', async () => {
  const survey = await create();
  await save(survey, survey.draft.slice(1), lead);
  await expect(save(survey, [])).rejects.toMatchObject({
    code: refusals.changedMeanwhile,
    data: { revision: survey.revision + 1, changedBy: lead.id },
  });
  const next = { ...survey, revision: survey.revision + 1 };
  const ends = await Promise.allSettled([save(next, []), save(next, [], lead)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('keeps a draft with faults, and refuses to publish it', async () => {
  const survey = await create();
  const saved = await save(survey, survey.draft.toReversed());
  await expect(publish(saved)).rejects.toMatchObject({
    code: refusals.flawedSurvey,
    data: {
      faults: expect.arrayContaining([{ fault: 'attribute-after-overall', question: 'solved' }]),
    },
  });
});

it('does not put to use what asks nowhere or has no version', async () => {
  const survey = await create();
  const active = { isActive: true } as const;
  await expect(use(survey, { ...active, channels: ['email'] })).rejects.toEqual(
    refused(refusals.notPublished),
  );
  await expect(use(survey, { ...active, channels: [] })).rejects.toEqual(
    refused(refusals.noChannel),
  );
  const client = await create('client');
  await expect(use(client, { ...active, channels: ['email'] })).rejects.toEqual(
    refused(refusals.noChannel),
  );
});

it('keeps that nobody was asked when no survey is in use', async () => {
  const survey = await inUse('chat');
  const stopped = await use(survey, { channels: ['chat'], isActive: false });
  const item = await scene.talk();
  await scene.finish(item);
  await centre.settle();
  expect(await scene.surveyOf(item)).toMatchObject({
    invitation: { state: 'not-sent', notAskedReason: 'no-survey', surveyVersionId: null },
    questions: [],
  });
  await use(stopped, { channels: ['chat'], isActive: true });
});

it('lets questions take turns once there are answers enough', async () => {
  const survey = await create('chat');
  const { id } = await publish(survey);
  const { projectId } = scene;
  await use(await inUse('chat'), { channels: ['chat'], isActive: false });
  await use((await show(survey)).survey, { channels: ['chat'], isActive: true });
  const ask = async () => {
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    return (await scene.surveyOf(item))?.invitation;
  };
  const first = await ask();
  expect(first?.askedQuestions).toEqual(survey.draft.map(({ key }) => key));
  const owner = new pg.Client(centre.ownerUrl);
  await owner.connect();
  await owner.query(
    // Contacts of their own would take minutes to make.
    `set session_replication_role = replica;
     insert into surveys.invitation (project_id, id, contact_id, conversation_id, customer_id,
       channel, language, survey_version_id, state, is_rating_alone, created_at)
     select project_id, gen_random_uuid(), gen_random_uuid(), conversation_id, customer_id,
       channel, language, '${id}', 'complete', false, created_at
     from surveys.invitation, generate_series(1, ${rotationAfterAnswers})
     where project_id = '${projectId}' and id = '${first?.id}'`,
  );
  await owner.end();
  expect((await ask())?.askedQuestions).toHaveLength(survey.draft.length - 2);
});

it('is closed to those who do not make surveys, and to other projects', async () => {
  const survey = await inUse('email');
  const evaluator = await scene.person('evaluator');
  await expect(list(evaluator)).rejects.toEqual(refused('forbidden'));
  await expect(save(survey, [], evaluator)).rejects.toEqual(refused('forbidden'));
  const stranger = centre.actor({ roles: ['analyst'], projectIds: [] });
  await expect(show(survey, stranger)).rejects.toEqual(refused(refusals.notFound));
  await expect(save(survey, [], stranger)).rejects.toEqual(refused(refusals.notFound));
  expect(await list(stranger)).toEqual([]);
});
