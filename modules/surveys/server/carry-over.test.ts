import { afterAll, beforeAll, expect, it } from 'vitest';
import { heedId, newId } from '#kernel/id.ts';
import { type EarlierDatabase, openEarlierDatabase } from '#tests/carry-over.ts';
import { question } from '../core/question.ts';

let earlier: EarlierDatabase;
let client: EarlierDatabase['client'];

beforeAll(async () => {
  earlier = await openEarlierDatabase('surveys', '0004');
  client = earlier.client;
});

afterAll(() => earlier?.close());

const title = { en: 'A', ru: 'А', zh: '甲' };
const rating = (key: string) => ({
  ...{ kind: 'rating', key, title, isNotApplicableAllowed: key !== 'overall' },
  labels: [title, title, title, title, title],
});
const open = { kind: 'open', key: 'comment', title };
const sentAt = '2026-02-03T10:00:00.000Z';

const keysOf = (questions: unknown[]) =>
  questions.map((each) => question.parse(each)).map(({ key, role }) => `${key}: ${role}`);

async function addProject(projectId: string): Promise<void> {
  await client.query(
    `insert into projects.project (id, key, name, language, colour)
     values ($1, 'swift', 'Swift', 'ru', 'teal')`,
    [projectId],
  );
}

async function addAnswer(given: {
  projectId: string;
  invitationId: string;
  asked: string;
  value: number;
}): Promise<void> {
  await client.query(
    `insert into surveys.answer (project_id, invitation_id, question, value, language, answered_at)
     values ($1, $2, $3, $4, 'ru', now())`,
    [given.projectId, given.invitationId, given.asked, given.value],
  );
}

it('carries versions, invitations and answers over, with nothing lost', async () => {
  const [projectId, chatId, laterId, mailId] = [newId(), newId(), newId(), newId()];
  await addProject(projectId);
  const addVersion = (id: string, channel: string, version: number, questions: object[]) =>
    client.query(`insert into surveys.survey_version values ($1, $2, $3, $4, $5)`, [
      ...[projectId, id, channel, version, JSON.stringify(questions)],
    ]);
  await addVersion(chatId, 'chat', 1, [rating('overall'), rating('speed'), open]);
  await addVersion(laterId, 'chat', 2, [rating('overall'), rating('manner'), open]);
  await addVersion(mailId, 'email', 1, [rating('overall')]);
  // Their contacts belong to other modules.
  await client.query(`set session_replication_role = replica`);
  const invite = async (versionId: string, state: string, isRatingAlone = false) => {
    const id = newId();
    await client.query(
      `insert into surveys.invitation (project_id, id, contact_id, conversation_id, customer_id,
         channel, language, survey_version_id, state, is_rating_alone, created_at)
       values ($1, $2, $2, $2, $2, 'chat', 'ru', $3, $4, $5, $6)`,
      [projectId, id, versionId, state, isRatingAlone, sentAt],
    );
    return id;
  };
  const full = await invite(chatId, 'partial');
  const alone = await invite(laterId, 'sent', true);
  const unsent = await invite(laterId, 'not-sent');
  for (const [asked, values] of Object.entries({ overall: [1], speed: [2, 4] })) {
    for (const value of values) await addAnswer({ projectId, invitationId: full, asked, value });
  }
  await client.query(`set session_replication_role = origin`);

  await earlier.migrate();

  const { rows: surveys } = await client.query(
    `select survey.*, array(
       select version.id from surveys.survey_version as version
       where version.survey_id = survey.id order by version.version) as versions
     from surveys.survey order by channels`,
  );
  expect(surveys).toMatchObject([
    { kind: 'transactional', channels: ['chat'], is_active: true, versions: [chatId, laterId] },
    { kind: 'transactional', channels: ['email'], is_active: true, versions: [mailId] },
  ]);
  expect(keysOf(surveys[0].draft)).toEqual([
    ...['manner: attribute', 'overall: overall', 'comment: detail'],
  ]);
  const { rows: versions } = await client.query(
    `select questions, published_at, published_by from surveys.survey_version
     order by channel, version`,
  );
  expect(keysOf(versions[0].questions)).toEqual([
    ...['overall: overall', 'speed: attribute', 'comment: detail'],
  ]);
  expect(versions[0]).toMatchObject({ published_at: new Date(sentAt), published_by: heedId });

  const { rows: invitations } = await client.query(
    'select id, asked_questions, lowest_attribute from surveys.invitation order by id',
  );
  expect(invitations).toEqual([
    { id: full, asked_questions: ['overall', 'speed', 'comment'], lowest_attribute: 4 },
    { id: alone, asked_questions: ['overall'], lowest_attribute: null },
    { id: unsent, asked_questions: [], lowest_attribute: null },
  ]);
});
