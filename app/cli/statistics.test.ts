import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementCommand } from './agreement.ts';
import { type Command, DataError, UsageError } from './command.ts';
import { ratesCommand } from './rates.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heed-statistics-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** What a command throws on a file of this text. */
async function refusal(text: string, command: Command, words: readonly string[]) {
  const file = join(folder, 'refused.csv');
  await writeFile(file, text);
  const error: unknown = await command.run([file, ...words]).catch((thrown) => thrown);
  const isRefusal = error instanceof DataError || error instanceof UsageError;
  return isRefusal ? error.message.replaceAll(file, 'FILE') : error;
}

/** Runs `heed` on a file of this text, without a database. */
async function heed(text: string, [command = '', ...words]: readonly string[]) {
  const file = join(folder, 'given.csv');
  await writeFile(file, text);
  const { promise, resolve } = Promise.withResolvers<{
    code: number;
    said: string;
    complained: string;
  }>();
  const env = { PATH: process.env.PATH, DATABASE_URL: 'postgres://nobody@localhost:1/none' };
  execFile(
    process.execPath,
    [main, command, file, ...words],
    { env },
    (error, said, complained) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, said, complained: complained.replaceAll(file, 'FILE') });
    },
  );
  return promise;
}

const judged = [
  'contact;Anna;Boris;Chen',
  '1;5;4;5',
  '2;3;3;NA',
  '3;;2;2',
  '4;5;5;4',
  '5;1;1;1',
  '',
].join('\n');

describe('heed agreement', () => {
  it('tells a program how well raters agree, leaving out the column of the unit', async () => {
    const { code, said } = await heed(judged, ['agreement', '--unit', 'contact', '--json']);
    const told = JSON.parse(said);
    expect(code).toBe(0);
    expect(told).toMatchObject({ units: 5, raters: 3, ratings: 13, scale: 'ordinal', cohen: null });
    const byItself = await heed(judged.replace('contact', 'unit'), ['agreement', '--json']);
    expect(JSON.parse(byItself.said)).toEqual(told);
    expect(told.alpha.interval).toBeCloseTo(1 - 48 / 824, 12);
    expect(told.icc).toBe('missing');
  });

  it('tells people what to do with it, the same each time', async () => {
    const [one, other] = [
      await heed(judged, ['agreement', '--unit', 'contact', '--scale', 'interval']),
      await heed(judged, ['agreement', '--unit', 'contact', '--scale', 'interval']),
    ];
    expect(one.said).toContain('Alpha is 0.942 (interval): rely on these ratings.');
    expect(one.said).toContain("Fleiss' kappa");
    expect(other).toEqual(one);
  });

  it('takes words as categories', async () => {
    const text = 'one,other\nyes,yes\nno,yes\nno,no\n';
    const { said } = await heed(text, ['agreement', '--json', '--bootstrap', '0']);
    expect(JSON.parse(said)).toMatchObject({ scale: 'nominal', alphaInterval: null });
    expect(JSON.parse(said).cohen.unweighted.value).toBeCloseTo(0.4, 12);
  });

  it.each([
    ['one,other\n4,5\n4,x\n', [], 'FILE, line 3: “x” is not a number, though others are'],
    ['one,other\ngood,bad\n', ['--scale', 'ordinal'], 'FILE: agreement needs two units'],
    ['one,other\na,b\nc,d\n', ['--scale', 'ordinal'], 'FILE, line 2: “a” is not a number.'],
    ['one,other\n1,2\n3\n', [], 'FILE, line 3: it has 1 cells, the first line has 2.'],
    ['one,one\n1,2\n3,4\n', [], 'FILE, line 1: the column “one” is there twice.'],
    ['one,other\n1,"2\n3,4\n', [], 'FILE, line 2: its quotes do not match.'],
    ['1,2\n3,4\n5,6\n', [], 'FILE, line 1: it holds numbers alone'],
    ['one,other\n1,2\n3,4\n', ['--unit', 'id'], 'FILE, line 1: there is no column “id”'],
    ['one,other\n-1,2\n3,4\n', ['--scale', 'ratio'], 'FILE: ratings of a ratio scale'],
    ['one,other\n1,2\n3,4\n', ['--scale', 'odd'], 'The scale is nominal, ordinal'],
    ['one,other\n1,2\n3,4\n', ['--bootstrap', '-1'], '--bootstrap'],
    ['', [], 'FILE, line 1: it names no columns.'],
  ])('refuses %j %j', async (text, words, complaint) => {
    expect(await refusal(text, agreementCommand, words)).toContain(complaint);
  });

  it('ends with code 2 and the line when it refuses, without a trace', async () => {
    expect(await heed('one,other\n4,5\n4,x\n', ['agreement'])).toEqual({
      code: 2,
      said: '',
      complained: expect.stringMatching(/^FILE, line 3: “x” is not a number.*\n$/),
    });
  });
});

describe('heed rates', () => {
  const shares = 'team,hits,all\nNorth,56,70\nSouth,48,80\nNobody,0,0\n';

  it('tells shares with their intervals, and compares them', async () => {
    const { code, said } = await heed(shares, ['rates', '--compare', '--json']);
    const { rates, comparisons } = JSON.parse(said);
    expect(code).toBe(0);
    expect(rates[0]).toMatchObject({ name: 'North', hits: 56, all: 70 });
    expect(rates[2].share).toBeNull();
    expect(comparisons[0].difference.low).toBeCloseTo(0.0524314724, 10);
    expect(comparisons[0].difference.high).toBeCloseTo(0.333872654, 9);
    expect(comparisons[0].p).toBeCloseTo(0.01252112975, 10);
    expect(comparisons[1]).toMatchObject({ difference: null, p: null, adjustedP: null });
  });

  it('draws shares in order as a p-chart', async () => {
    const weeks = Array.from({ length: 20 }, (_, week) => `${week},${week === 11 ? 30 : 10},50`);
    const text = ['week,hits,all', ...weeks].join('\n');
    const { said } = await heed(text, ['rates', '--trend']);
    const signalled = said.split('\n').filter((line) => line.includes('beyond the limit'));
    expect(signalled).toHaveLength(1);
    expect(signalled[0]).toMatch(/^11 .*60\.0 %/);
  });

  it('tells net promoter scores', async () => {
    const text = 'who,promoters,passives,detractors\nall,50,30,20\n';
    const { said } = await heed(text, ['rates']);
    expect(said).toContain('+30.0      +14.7 to +45.3');
  });

  it.each([
    ['team,hits\nNorth,4\n', [], 'FILE, line 1: it names neither hits and all'],
    ['team,hits,all\nNorth,4,5\nSouth,6,5\n', [], 'FILE, line 3: 6 hits are more than all 5.'],
    ['team,hits,all\nNorth,4.5,5\n', [], 'FILE, line 2: hits is “4.5”, not a whole number'],
    ['team,hits,all\n', [], 'FILE: there are no rows'],
    ['promoters,passives,detractors\n1,2,3\n', ['--trend'], 'A trend is drawn of hits and all.'],
  ])('refuses %j %j', async (text, words, complaint) => {
    expect(await refusal(text, ratesCommand, words)).toContain(complaint);
  });
});
