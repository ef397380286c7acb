import { type Breach, breachAt, breachesOf, eachFile, type Rule } from '../rule.ts';
import { mayHoldSql } from '../tower.ts';
import { isCode, isTest, type SourceFile } from '../tree.ts';
import { callsOf, type WrittenCall } from './functions.ts';

const isCore = (path: string) => /^modules\/.+\/core\/.+\.ts$/.test(path) && !isTest(path);
const isTesting = (path: string) => isCode(path) && (isTest(path) || path.startsWith('tests/'));
const isWithoutSql = (path: string) =>
  /^(platform|modules|app)\/.+\.ts$/.test(path) && !mayHoldSql(path) && !isTest(path);

const query = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/;
const clockOrChance = /^(Date\.now|performance\.now|Math\.random|crypto\.\w+|systemClock)$/;
const sleep = /(^|\.)(setTimeout|setInterval|waitForTimeout)$/;

export const behaviourRules: readonly Rule[] = [
  {
    name: 'clock-and-chance',
    advice: 'Core takes the instant, the id or the source of chance as an argument.',
    find: eachCall(
      isCore,
      ({ callee, argumentCount }) =>
        clockOrChance.test(callee) ||
        (callee === 'new Date' && argumentCount === 0) ||
        (callee === 'newId' && argumentCount < 2),
    ),
  },
  {
    name: 'sql-in-store',
    advice: 'Move the query to store.ts and give it a name.',
    find: eachCall(isWithoutSql, ({ callee }) => query.test(callee)),
  },
  {
    name: 'count-by-returning',
    advice: 'A write that returns no rows is not waited for: let it return, and count that.',
    find: eachFile(
      (path) => isCode(path) && /^(platform|modules|app|demo)\//.test(path),
      (file) =>
        breachesOf(file, /\bnum(Affected|Changed|Deleted|InsertedOrUpdated|Updated)Rows\b/g),
    ),
  },
  {
    name: 'test-expects',
    advice: 'Let the test expect something, so that it can fail.',
    find: eachFile(isTest, (file) =>
      callsOf(file).some(({ callee }) => /^expect\b/.test(callee))
        ? []
        : [{ path: file.path, line: 1, what: 'expects nothing' }],
    ),
  },
  {
    name: 'sleep-in-test',
    advice: 'Give the time as an argument, or wait for the event itself.',
    find: eachCall(isTesting, ({ callee }) => sleep.test(callee)),
  },
];

function eachCall(
  concerns: (path: string) => boolean,
  isBreach: (call: WrittenCall) => boolean,
): Rule['find'] {
  return eachFile(concerns, (file: SourceFile): Breach[] =>
    callsOf(file)
      .filter(isBreach)
      .map(({ callee, start }) => breachAt(file, start, callee)),
  );
}
