import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrationFolders } from '#app/modules.ts';
import { newId } from '#kernel/id.ts';
import { type MigrationFolder, migrate } from '#platform/database/migrate.ts';
import { appPassword, appRole, withDatabase } from '#tests/cluster.ts';

const name = `carry_${randomUUID().replaceAll('-', '')}`;
const clusterUrl = inject('clusterUrl');
const ownerUrl = withDatabase(clusterUrl, name);
const cut = '0008';

let client: pg.Client;
let earlier: string;

beforeAll(async () => {
  await onCluster(`create database ${name}`);
  earlier = await mkdtemp(join(tmpdir(), 'heed-carry-'));
  await migrate({ ownerUrl, appRole, appPassword, folders: await foldersBefore() });
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await onCluster(`drop database if exists ${name} with (force)`);
  await rm(earlier, { recursive: true, force: true });
});

async function onCluster(statement: string): Promise<void> {
  const cluster = new pg.Client({ connectionString: clusterUrl });
  await cluster.connect();
  await cluster.query(statement);
  await cluster.end();
}

/** The migrations as they were before snippets: those of the modules up to knowledge. */
async function foldersBefore(): Promise<MigrationFolder[]> {
  const end = migrationFolders.findIndex(({ module }) => module === 'knowledge');
  const folder = join(earlier, 'knowledge');
  const knowledge = migrationFolders[end];
  if (!knowledge) throw new Error('knowledge has migrations');
  await cp(knowledge.folder, folder, {
    recursive: true,
    filter: (path) => !/^\d{4}-/.test(basename(path)) || basename(path) < cut,
  });
  const before = { module: 'knowledge', folder: pathToFileURL(`${folder}/`) };
  return [...migrationFolders.slice(0, end), before];
}

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

  await migrate({ ownerUrl, appRole, appPassword, folders: migrationFolders });

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
