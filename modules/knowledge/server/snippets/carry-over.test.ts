import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { type EarlierDatabase, openEarlierDatabase } from '#tests/carry-over.ts';

let earlier: EarlierDatabase;
let client: EarlierDatabase['client'];

beforeAll(async () => {
  earlier = await openEarlierDatabase('knowledge', '0008');
  client = earlier.client;
});

afterAll(() => earlier?.close());

it('carries the reply templates of projects over, with nothing lost', async () => {
  const [projectId, first, second] = [newId(), newId(), newId()];
  const titles = { en: 'Refund', ru: 'Возврат', zh: '退款' };
  await client.query(
    `insert into projects.project (id, key, name, language, colour)
     values ($1, 'swift', 'Swift', 'ru', 'teal')`,
    [projectId],
  );
  const insert = `insert into projects.reply_template
    (project_id, id, titles, body, channels, language, is_archived)
    values ($1, $2, $3, $4, $5, $6, $7)`;
  const body = 'Деньги {sum} вернутся, {customerName}.\nСпасибо!';
  await client.query(insert, [projectId, first, titles, body, ['chat', 'email'], 'ru', false]);
  await client.query(insert, [projectId, second, titles, '再见', ['chat'], 'zh', true]);

  await earlier.migrate();

  const { rows } = await client.query(
    `select project_id, id, owner_id, names, texts, original_language, channels, tags, shortcut,
            is_archived, revision
     from knowledge.snippet order by is_archived`,
  );
  const common = { project_id: projectId, owner_id: null, names: titles, tags: [], shortcut: null };
  expect(rows).toEqual([
    {
      ...{ ...common, id: first, texts: { en: '', ru: body, zh: '' }, original_language: 'ru' },
      ...{ channels: ['chat', 'email'], is_archived: false, revision: 1 },
    },
    {
      ...{ ...common, id: second, texts: { en: '', ru: '', zh: '再见' }, original_language: 'zh' },
      ...{ channels: ['chat'], is_archived: true, revision: 1 },
    },
  ]);
  const left = await client.query(`select to_regclass('projects.reply_template') as name`);
  expect(left.rows).toEqual([{ name: null }]);
});
