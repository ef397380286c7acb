import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnInR, sets } from '#modules/surveys/core/drivers/reference.fixture.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const tellsModules =
  'data:text/javascript,import{registerHooks}from"node:module";' +
  'registerHooks({load(u,c,next){process.stderr.write(u+"\\n");return next(u,c)}})';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heed-drivers-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function heed(words: readonly string[], flags: readonly string[] = []): Promise<Said> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...flags, program, 'drivers', ...words],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
  });
}

async function fileOf(text: string | Buffer, name = 'data.csv'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

function csvOf(name: string, delimiter = ','): string {
  const columns = Object.entries(sets[name]?.data ?? {});
  const rows = columns[0]?.[1].map((_, row) =>
    columns.map(([, values]) => (Number.isNaN(values[row]) ? '' : values[row])).join(delimiter),
  );
  return [columns.map(([each]) => each).join(delimiter), ...(rows ?? [])].join('\n');
}

describe('heed drivers', () => {
  it('prints the figures of R as JSON', async () => {
    const file = await fileOf(csvOf('swiss'));
    const { code, out } = await heed([file, '--outcome', 'Fertility', '--json']);
    const said = JSON.parse(out);
    const { swiss } = sets;
    expect(code).toBe(0);
    expect(said).toMatchObject({ n: 47, r2: expect.closeTo(swiss?.r2 ?? 0, 9) });
    expect(said.drivers).toHaveLength(5);
    for (const driver of said.drivers) {
      expect(driver.lmg / (swiss?.lmg[driver.name] ?? 0)).toBeCloseTo(1, 9);
      expect(driver.share / (swiss?.lmg_share[driver.name] ?? 0)).toBeCloseTo(1, 9);
      expect(driver.johnson / (swiss?.johnson[driver.name] ?? 0)).toBeCloseTo(1, 9);
      expect(driver.coefficient / (swiss?.coefficients[driver.name] ?? 0)).toBeCloseTo(1, 9);
      const { p025 = 0, p975 = 0 } = drawnInR.swiss?.lmg_percentile[driver.name] ?? {};
      expect(Math.abs(driver.interval[0] - p025)).toBeLessThan(0.012);
      expect(Math.abs(driver.interval[1] - p975)).toBeLessThan(0.012);
      expect(driver.rankProbability).toHaveLength(5);
    }
    expect(said.warnings).toContainEqual(
      expect.objectContaining({ code: 'sign', driver: 'Agriculture' }),
    );
  });

  it('leaves the draws out when there are to be none', async () => {
    const file = await fileOf(csvOf('swiss'));
    const { out } = await heed([file, '--outcome=Fertility', '--bootstrap=0', '--json']);
    for (const driver of JSON.parse(out).drivers)
      expect(driver).toMatchObject({ interval: null, rankProbability: null });
  });

  it('takes the drivers that are named, semicolons, decimal commas, and blanks', async () => {
    const text = csvOf('airquality', ';').replaceAll('.', ',');
    const file = await fileOf(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const words = ['--outcome', 'Ozone', '--drivers', 'Wind,Temp', '--bootstrap', '0'];
    const { out } = await heed([file, ...words, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      n: 116,
      drivers: [{ name: 'Wind' }, { name: 'Temp' }],
      counts: { withoutOutcome: 37 },
    });
  });

  it('prints a table to read, the same for the same seed', async () => {
    const file = await fileOf(csvOf('attitude'));
    const words = [file, '--outcome', 'rating', '--bootstrap', '100', '--seed', '5'];
    const [one, other] = await Promise.all([heed(words), heed(words)]);
    expect(one).toEqual(other);
    expect(one.out).toMatch(/^The drivers explain 73\.3 % of "rating"\./);
    expect(one.out).toMatch(/^complaints +0\.3708 /m);
  });

  it('draws customers together and takes factors and a scale', async () => {
    const rows = csvOf('mtcars3').split('\n');
    const text = rows.map((row, index) => `${row},${index === 0 ? 'who' : `c${index % 9}`}`);
    const file = await fileOf(text.join('\n'));
    const words = ['--outcome=mpg', '--factors=cyl', '--cluster=who', '--scale=0,8'];
    const { out } = await heed([file, ...words, '--bootstrap=50', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      clusters: 9,
      drivers: [
        { name: 'am', priority: { index: expect.any(Number) } },
        { name: 'carb' },
        { name: 'cyl', coefficient: null, coefficients: [{}, {}] },
      ],
    });
  });

  it('reads nothing of the server', async () => {
    const file = await fileOf(csvOf('swiss'));
    const { err } = await heed([file, '--outcome=Fertility'], ['--import', tellsModules]);
    expect(err).toMatch(/core\/drivers\/analyse\.ts/);
    expect(err.split('\n').filter((url) => /\/server\/|fastify|kysely|\/zod\//.test(url))).toEqual(
      [],
    );
  });
});

const fine = Array.from({ length: 40 }, (_, row) => `${row % 5},${row % 7},${row % 3}`);

describe('bad data', () => {
  it.each([
    ['not a number', ['a,b,y', ...fine, '1,much,2'], /line 42: “much” in the column “b” is not a/],
    ['a word for blank', ['a,b,y', ...fine, '1,-,2'], /line 42: “-” in the column “b” is not a/],
    ['a missing cell', ['a,b,y', ...fine, '1,2'], /line 42: it has 2 cells, the first line has/],
    ['broken quotes', ['a,b,y', '"1,2,3', ...fine], /line 2: its quotes do not match/],
    ['broken quotes above', ['a,"b,y', ...fine], /line 1: its quotes do not match/],
    ['a column twice', ['a,a,y', ...fine], /line 1: the column “a” is there twice/],
    ['a column without a name', ['a,,y', ...fine], /line 1: column 2 has no name/],
    ['no such column', ['a,b,z', ...fine], /line 1: there is no column “y”, but a, b, z/],
    ['a constant driver', ['a,b,y', ...fine.map((row) => `7${row.slice(1)}`)], /"a" is the same/],
    ['a constant outcome', ['a,b,y', ...fine.map((row) => `${row.slice(0, -1)}1`)], /The outcome/],
    ['too few rows', ['a,b,y', ...fine.slice(0, 4)], /Too few rows: 4 can be used, 5 are needed/],
    ['no rows', ['a,b,y'], /Too few rows: 0 can be used/],
    ['nothing', [''], /line 1: it names no columns/],
    ['no driver', ['y', '1', '2'], /no column left to be a driver/],
  ])('%s is refused with its line', async (_, lines, reason) => {
    const file = await fileOf(lines.join('\n'));
    const { code, out, err } = await heed([file, '--outcome', 'y']);
    expect(err).toMatch(reason);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('that is not there or is asked for wrongly is refused', async () => {
    const file = await fileOf(csvOf('swiss'));
    const tries = [
      [join(folder, 'none.csv'), '--outcome', 'y'],
      [folder, '--outcome', 'y'],
      [file],
      [file, '--outcome', 'Fertility', '--bootstrap', 'many'],
      [file, '--outcome', 'Fertility', '--seed', '1.5'],
      [file, '--outcome', 'Fertility', '--drivers', 'Catholic,Catholic'],
      [file, '--outcome', 'Fertility', '--drivers', 'Fertility'],
      [file, '--outcome', 'Fertility', '--scale', '5,1'],
      [file, '--outcome', 'Fertility', '--colour', 'red'],
    ];
    for (const words of tries) {
      const { code, err } = await heed(words);
      expect(code, words.join(' ')).toBe(2);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });
});
