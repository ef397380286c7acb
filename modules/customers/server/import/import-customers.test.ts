import { PassThrough, Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { readAudit } from '#platform/audit/audit-store.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { ImportProgress } from '../../contract.ts';
import { findCustomers, listCustomers } from '../customers.ts';
import { exportCustomers } from '../export-customers.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { cancelImport } from './cancel-import.ts';
import { importCustomers } from './import-customers.ts';

let centre: TestCentre;

beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());

async function bring(
  scene: Scene,
  file: string | Buffer | AsyncIterable<Buffer>,
  {
    language = 'en',
    by = scene.lead,
    id = newId(),
  }: { language?: 'en' | 'ru' | 'zh'; by?: Actor; id?: Id } = {},
) {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const rejects = new PassThrough();
  const steps: ImportProgress[] = [];
  const rejected = textOf(rejects);
  const summary = await importCustomers(centre.database, by, {
    projectId: scene.projectId,
    id,
    stream: Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes,
    bytesTotal: Buffer.isBuffer(bytes) ? bytes.length : null,
    language,
    onProgress: (step) => steps.push(step),
    rejects,
  });
  rejects.end();
  for (const each of [...steps, summary]) {
    expect(each.imported + each.updated + each.rejected).toBe(each.read);
  }
  return { summary, steps, rejects: await rejected };
}

/** What the database does by itself within a minute of a large import. */
async function analyse({ ownerUrl }: TestCentre): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('vacuum analyse customers.customer, customers.identity');
  await owner.end();
}

async function exported({ projectId, administrator }: Scene): Promise<string> {
  const pages = exportCustomers(centre.database, administrator, { projectId });
  return textOf(Readable.from(pages));
}

describe('an import of customers', () => {
  it('that is cancelled keeps what it has written, and says so', async () => {
    const scene = await openScene(centre);
    const { projectId } = scene;
    const id = newId();
    const cancel = (by: Actor) =>
      centre.run(by, (ctx) => cancelImport(ctx, { projectId, importId: id }));
    async function* file(isStopping = true) {
      yield Buffer.from('external_id,name\n');
      for (let row = 0; row < 2_000; row += 1) {
        if (row === 1_200 && isStopping) await cancel(scene.lead);
        yield Buffer.from(`${row},Customer ${row}\n`);
      }
    }
    await expect(cancel(scene.lead)).rejects.toMatchObject({ code: 'customers.not-found' });
    const { summary } = await bring(scene, file(), { id });
    expect(summary).toMatchObject({ isCancelled: true, read: 1_000, imported: 1_000 });
    const page = await centre.run(scene.lead, (ctx) => listCustomers(ctx, { projectId, limit: 1 }));
    expect(page.items).toHaveLength(1);
    await expect(cancel(scene.lead)).rejects.toMatchObject({ code: 'customers.not-found' });
    await expect(cancel(scene.agent)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await bring(scene, file(false))).summary.isCancelled).toBe(false);
  });

  it('makes them, and changes them when it is read again', async () => {
    const scene = await openScene(centre);
    const file = [
      'external_id;name;email;phone;language;birth_year;preferred_channel;city',
      '1;"Петрова; Анна";anna@x.org;8 916 123-45-67;ru;1987;email;"Тверь;\r\nцентр"',
      '2;王伟明;;138 0013 8000;zh;;;',
      ';Ann;ann@x.org;;;;;',
    ].join('\r\n');
    const first = await bring(scene, file);
    expect(first.summary).toEqual({
      read: 3,
      imported: 3,
      updated: 0,
      rejected: 0,
      bytesDone: Buffer.byteLength(file),
      bytesTotal: Buffer.byteLength(file),
      ignoredColumns: ['city'],
      isCancelled: false,
    });
    expect(first.rejects).toBe('');
    const again = await bring(scene, file.replace('Ann;', 'Ann Lee;').replace('1987', ''));
    expect(again.summary).toMatchObject({ imported: 0, updated: 3 });
    expect((await exported(scene)).split('\r\n').sort()).toEqual(
      [
        '',
        '1,"Петрова; Анна",anna@x.org,8 916 123-45-67,ru,1987,email,',
        '2,王伟明,,138 0013 8000,zh,,,',
        ',Ann Lee,ann@x.org,,,,,',
        '\ufeffexternal_id,name,email,phone,language,birth_year,preferred_channel,value_level',
      ].sort(),
    );
  });

  it('rejects bad rows with line, field, reason and all they held, in any language', async () => {
    const scene = await openScene(centre);
    const file = [
      'external_id,name,email,birth_year',
      '1,Анна,anna@x.org,1987',
      '2,"Борис',
      ',Nobody,,',
      '3,Vera,vera at x.org,1990',
      '4,Gleb,,3000',
      '5,too,few',
      '6,too,,1990,many',
      '7,\ufffd,,',
      '8,Ok,,1990',
      '9,Ида",,1990',
    ].join('\n');
    const { summary, rejects } = await bring(scene, file, { language: 'ru' });
    expect(summary).toMatchObject({ read: 10, imported: 2, rejected: 8 });
    expect(rejects.split('\r\n').map((line) => line.slice(0, 70))).toEqual([
      'line,field,reason,raw',
      '3,,В этой строке не закрыты кавычки.,"2,""Борис"',
      '4,external_id,"Нет ни внешнего номера, ни почты, ни телефона: клиента ',
      '5,email,Это не адрес электронной почты.,"3,Vera,vera at x.org,1990"',
      '6,birth_year,Это не год рождения.,"4,Gleb,,3000"',
      '7,,Число ячеек в строке не совпадает с числом столбцов в заголовке.,"5',
      '8,,Число ячеек в строке не совпадает с числом столбцов в заголовке.,"6',
      '9,,Часть символов не читается. Сохраните файл в кодировке UTF-8.,"7,\ufffd,',
      '11,,В этой строке не закрыты кавычки.,"9,Ида"",,1990"',
      '',
    ]);
  });

  it('does not join strangers who share an address, and suggests them', async () => {
    const scene = await openScene(centre);
    const visitor = await scene.comes('visitor v, ~email claimed@x.org');
    await bring(
      scene,
      'external_id,email,phone\n1,family@x.org,101\n2,family@x.org,102\n3,claimed@x.org,101\n',
    );
    const { items } = await centre.run(scene.lead, (ctx) =>
      listCustomers(ctx, { projectId: scene.projectId, limit: 10 }),
    );
    const cards = await Promise.all(items.map(({ id }) => scene.card(id)));
    const told = cards.map(({ identities, suggestions }) => [
      identities
        .map(({ value }) => value)
        .sort()
        .join(' '),
      suggestions
        .map(({ reason }) => reason)
        .sort()
        .join(' '),
    ]);
    expect(Object.fromEntries(told)).toEqual({
      '1 101 family@x.org': 'two-external-ids two-external-ids',
      '102 2': 'two-external-ids',
      '3 claimed@x.org': 'two-external-ids unverified-address',
      '': 'unverified-address',
    });
    expect((await scene.card(visitor.customerId)).identities).toEqual([]);
  });

  it('runs beside the channels without making anybody twice', async () => {
    const scene = await openScene(centre);
    const numbers = Array.from({ length: 1_500 }, (_, index) => index);
    const file = ['email', ...numbers.map((number) => `c${number}@x.org`)].join('\n');
    const [{ summary }, ...comers] = await Promise.all([
      bring(scene, file),
      ...numbers
        .filter((number) => number % 50 === 0)
        .map((number) => scene.comes(`email c${number}@x.org`)),
    ]);
    const made = summary.imported + comers.filter(({ isNew }) => isNew).length;
    expect(summary.read).toBe(1_500);
    expect(made).toBe(1_500);
  });

  it('that breaks off keeps what it reported, and goes on when read again', async () => {
    const scene = await openScene(centre);
    const line = (index: number) => `${index},Customer ${index}\n`;
    const lines = Array.from({ length: 1_800 }, (_, index) => line(index)).join('');
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from(`external_id,name\n${lines.slice(0, lines.indexOf(line(1_200)))}`);
      throw new Error('The line went dead.');
    }
    await expect(bring(scene, broken())).rejects.toThrow('The line went dead.');
    const { summary } = await bring(scene, `external_id,name\n${lines}`);
    expect(summary).toMatchObject({ read: 1_800, imported: 800, updated: 1_000 });
  });

  it('tells of each batch once, not of each customer', async () => {
    const scene = await openScene(centre);
    const rows = Array.from({ length: 1_001 }, (_, index) => `${index}\n`).join('');
    const events = await centre.eventsOf(() => bring(scene, `external_id\n${rows}`));
    expect(events.map(({ name, data }) => ({ name, data }))).toMatchObject([
      { name: 'customers.imported', data: { read: 500 } },
      { name: 'customers.imported', data: { read: 1_000 } },
      { name: 'customers.imported', data: { read: 1_001, imported: 1_001 } },
    ]);
  });

  it('tells of a known customer whose level it changes, and of nobody else', async () => {
    const scene = await openScene(centre);
    const told = 'external_id,value_level\n1,2\n2,3\n3,\n';
    const first = await centre.eventsOf(() => bring(scene, told));
    expect(first.map(({ name }) => name)).toEqual(['customers.imported']);
    const again = told.replace('1,2', '1,').replace('2,3', '2,5').replace('3,', '3,0');
    const events = await centre.eventsOf(() => bring(scene, again));
    expect(events.map(({ name, data }) => ({ name, data }))).toMatchObject([
      { name: 'customer.standing-changed', data: { valueLevel: 5, avoidedAgentIds: [] } },
      { name: 'customers.imported' },
    ]);
    expect((await exported(scene)).split('\r\n').slice(1)).toEqual([
      '1,,,,,,,2',
      '2,,,,,,,5',
      '3,,,,,,,',
      '',
    ]);
  });

  it('is refused to an agent, into another project, and without a header', async () => {
    const scene = await openScene(centre);
    const other = await openScene(centre);
    const file = 'email\na@x.org';
    await expect(bring(scene, file, { by: scene.agent })).rejects.toThrow('forbidden');
    await expect(bring(scene, file, { by: other.lead })).rejects.toThrow('projects.not-found');
    await expect(bring(scene, '')).rejects.toThrow('customers.import-without-columns');
  });
});

describe('an export of customers', () => {
  it('can be imported elsewhere and says the same there', async () => {
    const [here, there] = [await openScene(centre), await openScene(centre)];
    await bring(
      here,
      [
        'external_id,name,email,phone',
        `1,"=HYPERLINK(""http://x"",""y"")",a@x.org,+79161234567`,
        `2," O'Brien, ""Jr""",b@x.org,`,
        '-3,@sum,,',
        ',Ann,c@x.org,',
      ].join('\n'),
    );
    await here.comes('visitor v, ~email only-claimed@x.org', 'Гость');
    const file = await exported(here);
    expect(file).toContain("'=HYPERLINK");
    expect(file).not.toContain('only-claimed');
    const { summary } = await bring(there, file);
    expect(summary).toMatchObject({ read: 5, imported: 4, rejected: 1 });
    const lines = (text: string) => text.split('\r\n').filter((line) => !line.includes('Гость'));
    expect(lines(await exported(there)).sort()).toEqual(lines(file).sort());
    const audit = await centre.runAsSystem((ctx) => readAudit(ctx.tx, { limit: 2 }));
    expect(audit).toMatchObject([
      { action: 'customers.exported', subjectId: there.projectId },
      { action: 'customers.imported', data: { read: 5, imported: 4 } },
    ]);
  });
});

describe('a large file', () => {
  it('of 100,000 customers is imported whole, and its customers are found', async () => {
    const scene = await openScene(centre);
    const count = 100_000;
    const random = seededRandom(7);
    const names = ['Анна', 'Борис', '王伟', 'Ann', 'Фёдор', '李静'];
    const families = ['Петров', 'Иванов', '', 'Lee', 'Семёнов', ''];
    async function* file(): AsyncGenerator<Buffer> {
      yield Buffer.from('external_id,name,email,phone,language,birth_year\n');
      for (let at = 0; at < count; at += 1_000) {
        const lines = Array.from({ length: 1_000 }, (_, index) => {
          const number = at + index;
          const who = Math.floor(random() * names.length);
          const email = number % 1_000 === 13 ? 'broken' : `c${number}@example.com`;
          const name = `${names[who]} ${families[who]}${number}`;
          const phone = `+7916${1_000_000 + number}`;
          return `C-${number},${name},${email},${phone},ru,${1950 + (number % 60)}\n`;
        });
        yield Buffer.from(lines.join(''));
      }
    }
    const startedAt = performance.now();
    const { summary, steps, rejects } = await bring(scene, file());
    const importMs = performance.now() - startedAt;
    expect(summary).toMatchObject({ read: count, imported: count - 100, rejected: 100 });
    expect(steps).toHaveLength(count / 500);
    expect(rejects.split('\r\n')).toHaveLength(102);

    await analyse(centre);
    const searchMs: Record<string, number> = {};
    for (const text of ['Семёнов77', 'анна', '王伟', '李', 'c4242@example', '9161099999', 'zzzz']) {
      const searchedAt = performance.now();
      const { items } = await centre.run(scene.agent, (ctx) =>
        findCustomers(ctx, { projectId: scene.projectId, text, limit: 20 }),
      );
      searchMs[text] = Math.round(performance.now() - searchedAt);
      expect(items.length > 0).toBe(text !== 'zzzz');
    }
    process.stdout.write(
      `100,000 customers: ${Math.round(importMs)} ms; ` +
        `search, ms: ${JSON.stringify(searchMs)}\n`,
    );
  });
});
