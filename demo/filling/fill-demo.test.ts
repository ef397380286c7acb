import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '#platform/config/config.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { fillDemo } from './fill-demo.ts';

const history = { days: 3, contacts: 40 };
const slowMs = 180_000;

let centre: TestCentre;
let dataFolder: string;
let owner: pg.Client;

const fill = () =>
  fillDemo({
    config: readConfig({
      HEED_SECRET: 'a secret for tests, long enough to be one',
      HEED_DATA_FOLDER: dataFolder,
    }),
    ownerUrl: centre.ownerUrl,
    databaseUrl: centre.database.pool.options.connectionString ?? '',
    progress: { step: (_name, work) => work(), tell: () => undefined },
    history,
  });

beforeAll(async () => {
  centre = await openTestCentre();
  dataFolder = await mkdtemp(join(tmpdir(), 'heed-demo-'));
  owner = new pg.Client({ connectionString: centre.ownerUrl });
  await owner.connect();
  await fill();
}, slowMs);

afterAll(async () => {
  await owner.end();
  await centre.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function count(statement: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`select count(*)::int ${statement}`);
  return rows[0]?.count ?? Number.NaN;
}

it('makes three projects with their contacts', async () => {
  expect(await count('from projects.project')).toBe(3);
  expect(await count('from contacts.contact')).toBeGreaterThanOrEqual(3 * history.contacts);
});

it('writes down what each project knows, and leaves some of it to be looked at', async () => {
  expect(await count('from knowledge.article')).toBeGreaterThan(30);
  expect(await count('from knowledge.article where category_id is null')).toBe(0);
  expect(await count('from knowledge.article where owner_id is null')).toBe(0);
  expect(await count('from knowledge.version where number = 2')).toBeGreaterThan(5);
  const behind = await count(`from knowledge.text t join knowledge.article a
    on a.id = t.article_id join knowledge.text o on o.article_id = a.id
    and o.language = a.original_language where t.original_number < o.major_number`);
  expect(behind).toBeGreaterThan(5);
  expect(await count(`from knowledge.draft where state = 'in-review'`)).toBe(3);
});

it('knows what its customers call things', async () => {
  expect(await count('from knowledge.synonym')).toBeGreaterThan(12);
});

it('has snippets in three languages, macros, and something of an agent’s own', async () => {
  expect(await count('from knowledge.snippet where owner_id is null')).toBeGreaterThan(40);
  const missing = await count(`from knowledge.snippet, jsonb_each_text(texts) as said
    where owner_id is null and said.value = ''`);
  expect(missing).toBe(0);
  expect(await count('from knowledge.snippet where owner_id is not null')).toBe(3);
  expect(await count('from knowledge.macro')).toBe(15);
});

it('has an open help site in each project, on which visits end', async () => {
  expect(await count('from knowledge.help_site where is_on')).toBe(3);
  for (const place of ['help-site', 'widget']) {
    expect(await count(`from knowledge.visit where place = '${place}'`)).toBeGreaterThan(3);
  }
  expect(await count('from knowledge.visit where outcome is not null')).toBeGreaterThan(5);
  expect(await count('from knowledge.feedback where has_helped')).toBeGreaterThan(0);
});

it('leaves no gap between the segments of a contact', async () => {
  const gaps = await count(`from (
    select started_at, lag(ended_at) over (partition by contact_id order by ended_at, id) as before
    from contacts.segment) as s where before is not null and before <> started_at`);
  expect(gaps).toBe(0);
});

it('ends every contact or keeps it in routing', async () => {
  const lost = await count(`from contacts.contact c where closed_at is null and not exists (
    select from routing.entry e where e.project_id = c.project_id and e.contact_id = c.id)`);
  expect(lost).toBe(0);
});

it('counts the load of every agent as what he holds', async () => {
  const wrong = await count(`from routing.agent a where load_units <> (
    select coalesce(sum(held_units), 0) from routing.entry e where e.agent_id = a.person_id)`);
  expect(wrong).toBe(0);
});

it('lets more customers be content than not, and some not', async () => {
  const glad = await count('from surveys.invitation where rating >= 4');
  const rated = await count('from surveys.invitation where rating is not null');
  expect(glad / rated).toBeGreaterThan(0.5);
});

it('has customers who wrote something, some of whom may be quoted', async () => {
  const wrote = await count(`from surveys.answer where question = 'comment'`);
  const allowed = await count(
    `from surveys.answer where question = 'quote' and 'yes' = any(choices)`,
  );
  expect(allowed).toBeGreaterThan(0);
  expect(allowed).toBeLessThan(wrote);
});

it('knows some customers as key customers, and most not', async () => {
  const valued = await count('from customers.customer where value_level > 0');
  const all = await count('from customers.customer');
  expect(valued).toBeGreaterThan(0);
  expect(valued / all).toBeLessThan(0.5);
});

it('leaves nothing that would be done late by the centre', async () => {
  const now = new Date().toISOString();
  expect(
    await count(`from platform.timer where due_at < '${now}'::timestamptz - interval '5 minutes'`),
  ).toBe(0);
  expect(await count(`from platform.job where name <> 'surveys.analyse'`)).toBe(0);
  expect(await count('from platform.parked_event')).toBe(0);
});

it(
  'does nothing in a centre that is filled',
  async () => {
    const before = await count('from contacts.message');
    await fill();
    expect(await count('from contacts.message')).toBe(before);
  },
  slowMs,
);

it('leaves an analysis of what drives satisfaction to each project', async () => {
  expect(await count(`from surveys.analysis where state = 'queued'`)).toBe(3);
  expect(await count(`from platform.job where name = 'surveys.analyse'`)).toBe(3);
});
