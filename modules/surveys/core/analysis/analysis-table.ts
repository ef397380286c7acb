import { secondMs } from '#kernel/time.ts';
import { type Driver, type DriverTable, doesNotApply, labelsOf } from '../drivers/table.ts';
import { type ScaleQuestion, scales } from '../question.ts';
import { type Answered, isTime, type Measured, readMeasure } from './answered.ts';
import type { Measure } from './wanted.ts';

/** Attributes that fewer were asked about than this part of the rows are no drivers yet. */
const askedEnough = 0.5;
/** Rarer reasons are one together: a kind of a few contacts says nothing. */
const fewestOfReason = 20;
const rareReason = 0.03;
/** Stands for the rarer reasons among the kinds. */
export const otherReasons = 'other';

/** A driver that could not be one. `seldom-asked`: of too few. `always-same`: it did not vary.
 *  `too-rare`: no two of its kinds are frequent enough. */
export interface LeftDriver {
  readonly name: string;
  readonly why: 'seldom-asked' | 'always-same' | 'too-rare';
}

/** What is analysed, and what could not be. */
export interface AnalysisTable {
  readonly table: DriverTable;
  /** The rows of the table. */
  readonly rows: readonly Answered[];
  readonly left: readonly LeftDriver[];
}

/** What a measured driver is called, apart from the keys of questions. */
export function nameOfMeasure(measure: Measure): string {
  return `measure.${measure}`;
}

/** Lays answers and measures side by side, a row for each who was asked for more than the rating
 *  alone. Waits are taken as powers of two, as people feel them: each doubling counts alike.
 *  Blanks are NaN, and so are questions not asked by plan, which are counted. */
export function analysisTable(given: {
  readonly answered: readonly Answered[];
  readonly outcome: ScaleQuestion;
  readonly attributes: readonly ScaleQuestion[];
  readonly measures: readonly Measure[];
  readonly measuredOf: (contactId: string) => Measured | undefined;
}): AnalysisTable {
  const { outcome, attributes, measures, measuredOf } = given;
  const keys = attributes.map(({ key }) => key);
  const rows = given.answered.filter(
    ({ isRatingAlone, asked }) => !isRatingAlone && asked.some((key) => keys.includes(key)),
  );
  const values = Float64Array.from(rows, ({ answers }) => answers[outcome.key] ?? Number.NaN);
  const isOften = ({ key }: ScaleQuestion) =>
    rows.filter(({ asked }) => asked.includes(key)).length >= askedEnough * rows.length;
  const seldom = attributes.filter((each) => !isOften(each));
  const candidates = [
    ...attributes.filter((each) => !seldom.includes(each)).map((each) => askedDriver(each, rows)),
    ...measures.map((each) => measuredDriver(each, rows, measuredOf)),
  ];
  const same = candidates.filter((each) => !varies(each, values));
  const drivers = candidates.filter((each) => !same.includes(each));
  const asked = new Set(drivers.map(({ name }) => name).filter((name) => keys.includes(name)));
  return {
    rows,
    table: {
      outcome: { name: outcome.key, values },
      drivers,
      clusters: labelsOf(rows.map(({ customerId }) => customerId)),
      segments: labelsOf(rows.map(({ channel }) => channel)),
      notAsked: Int32Array.from(
        rows,
        (row) => asked.size - row.asked.filter((key) => asked.has(key)).length,
      ),
    },
    left: [
      ...seldom.map(({ key: name }) => ({ name, why: 'seldom-asked' as const })),
      ...same.map(({ name, kind }) => ({
        ...{ name, why: kind === 'factor' ? ('too-rare' as const) : ('always-same' as const) },
      })),
    ],
  };
}

function askedDriver({ key, kind }: ScaleQuestion, rows: readonly Answered[]): Driver {
  const values = Float64Array.from(rows, ({ answers }) => {
    const value = answers[key];
    if (value === undefined) return Number.NaN;
    return value ?? doesNotApply;
  });
  return { kind: 'number', name: key, values, scale: scales[kind], direction: 1 };
}

function measuredDriver(
  measure: Measure,
  rows: readonly Answered[],
  measuredOf: (contactId: string) => Measured | undefined,
): Driver {
  const name = nameOfMeasure(measure);
  const found = rows.map(({ contactId }) => measuredOf(contactId));
  if (measure === 'reason')
    return { kind: 'factor', name, labels: labelsOf(kindsOf(found.map((each) => each?.reason))) };
  const values = Float64Array.from(found, (each) => {
    const value = each ? readMeasure[measure](each) : null;
    if (value === null) return Number.NaN;
    return isTime(measure) ? doublings(value) : value;
  });
  return { kind: 'number', name, values, scale: null, direction: -1 };
}

function doublings(durationMs: number): number {
  return Math.log2(1 + Math.max(durationMs, 0) / secondMs);
}

/** Each row's reason, rare ones as one; nothing where a contact has none. */
function kindsOf(reasons: readonly (string | null | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const fewest = Math.max(fewestOfReason, rareReason * reasons.length);
  return reasons.map((reason) => {
    if (!reason) return '';
    return (counts.get(reason) ?? 0) < fewest ? otherReasons : reason;
  });
}

/** Whether a driver differs among those who gave the outcome. */
function varies(driver: Driver, outcome: Float64Array): boolean {
  const values = driver.kind === 'number' ? driver.values : driver.labels.codes;
  const seen = new Set<number>();
  values.forEach((value, row) => {
    const isKnown = Number.isFinite(value) && (driver.kind === 'number' || value >= 0);
    if (isKnown && Number.isFinite(outcome[row])) seen.add(value);
  });
  return seen.size > 1;
}
