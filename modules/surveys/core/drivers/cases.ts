import { type Driver, type DriverTable, doesNotApply, type Layout } from './table.ts';

/** From this part of complete cases on, the others are left out; below it they are completed. */
const completeEnough = 0.8;
/** Who answered fewer of the drivers that he was asked about is left out in any case. */
const answeredEnough = 0.8;
/** So many items with one and the same answer are not read. */
const straightItems = 6;

/** The rows that are analysed, and why others are not. */
export interface Cases {
  readonly chosen: Int32Array;
  /** Whether blanks among the chosen have to be imputed. */
  readonly how: 'listwise' | 'imputed';
  readonly counts: CaseCounts;
  /** For how many rows each driver does not apply. */
  readonly notApplicable: readonly number[];
}

export interface CaseCounts {
  readonly rows: number;
  readonly withoutOutcome: number;
  readonly notApplicable: number;
  /** Who gave the same answer everywhere. */
  readonly straightLiners: number;
  /** Without a blank, of those who are none of the above. */
  readonly complete: number;
  /** With too many blanks for the way that was taken. */
  readonly incomplete: number;
}

/** Chooses the rows. A row on which a driver does not apply cannot say how it matters; nothing is
 *  imputed for it. straightLiners: whether who gave the same answer everywhere is kept or set
 *  apart; counted he is either way. */
export function chooseCases(
  table: DriverTable,
  layout: Layout,
  { straightLiners }: { straightLiners: 'keep' | 'apart' },
): Cases {
  const { values } = table.outcome;
  const items = itemsOf(table.drivers);
  const tally = { withoutOutcome: 0, notApplicable: 0, straightLiners: 0 };
  const notApplicable = table.drivers.map(() => 0);
  const complete: number[] = [];
  const nearly: number[] = [];
  let candidates = 0;
  for (let row = 0; row < values.length; row += 1) {
    if (!Number.isFinite(values[row])) {
      tally.withoutOutcome += 1;
      continue;
    }
    const { blanks, isApplicable } = answersOf(layout, row, notApplicable);
    if (!isApplicable) {
      tally.notApplicable += 1;
      continue;
    }
    const isStraight = isStraightLine(items, row);
    if (isStraight) tally.straightLiners += 1;
    if (isStraight && straightLiners === 'apart') continue;
    candidates += 1;
    if (blanks === 0) complete.push(row);
    const notAsked = table.notAsked?.[row] ?? 0;
    if (blanks - notAsked <= mostBlanks(table.drivers.length - notAsked)) nearly.push(row);
  }
  const isListwise =
    complete.length >= completeEnough * candidates || nearly.length === complete.length;
  const chosen = Int32Array.from(isListwise ? complete : nearly);
  return {
    chosen,
    how: isListwise ? 'listwise' : 'imputed',
    counts: {
      rows: values.length,
      ...tally,
      complete: complete.length,
      incomplete: candidates - chosen.length,
    },
    notApplicable,
  };
}

/** One is let pass, however few were asked; but not when it was the only one. */
function mostBlanks(asked: number): number {
  return asked > 1 ? Math.max(1, Math.floor((1 - answeredEnough) * asked + 1e-9)) : 0;
}

function itemsOf(drivers: readonly Driver[]): Float64Array[] {
  const numbers = drivers.filter((driver) => driver.kind === 'number');
  const asked = numbers.filter(({ scale }) => scale !== null);
  return (asked.length > 0 ? asked : numbers).map(({ values }) => values);
}

function answersOf({ ends, columns }: Layout, row: number, notApplicable: number[]) {
  let blanks = 0;
  let isApplicable = true;
  ends.forEach((end, driver) => {
    const value = columns[end - 1]?.[row] ?? 0;
    if (Number.isNaN(value)) blanks += 1;
    if (value !== doesNotApply) return;
    isApplicable = false;
    notApplicable[driver] = (notApplicable[driver] ?? 0) + 1;
  });
  return { blanks, isApplicable };
}

/** Questions that he was not asked, or left out, say nothing of it. */
function isStraightLine(items: readonly Float64Array[], row: number): boolean {
  let answered = 0;
  let given = Number.NaN;
  for (const values of items) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (answered > 0 && value !== given) return false;
    given = value;
    answered += 1;
  }
  return answered >= straightItems;
}
