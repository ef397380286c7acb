/** Marks a value that the customer could not have given, because the question does not apply to
 *  him. A blank is NaN: he might have answered. */
export const doesNotApply = Number.POSITIVE_INFINITY;

/** More drivers make no story; more columns no picture. */
export const maximumColumns = 100;

/** Up to here every subset of drivers is looked at. */
export const maximumExact = 15;

/** A text for each row: names[codes[row]]; −1 where there is none. */
export interface Labels {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** The answers that a question allows, the lowest and the highest. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** A driver that is a number: an answer, a wait, a count. */
export interface NumberDriver {
  readonly kind: 'number';
  readonly name: string;
  /** One for each row; NaN: blank. */
  readonly values: Float64Array;
  /** null: it has none, as a wait has none. */
  readonly scale: Scale | null;
  /** 1: more of it should please, −1: annoy; null: nobody has said. */
  readonly direction: 1 | -1 | null;
}

/** A driver of several kinds, such as the contact reason: its columns count as one driver. */
export interface FactorDriver {
  readonly kind: 'factor';
  readonly name: string;
  readonly labels: Labels;
}

export type Driver = NumberDriver | FactorDriver;

/** What is analysed: a row for each case, columns of one length. */
export interface DriverTable {
  readonly outcome: { readonly name: string; readonly values: Float64Array };
  readonly drivers: readonly Driver[];
  /** Whose cases they are: those of one customer are drawn together. null: each stands alone. */
  readonly clusters: Labels | null;
  /** Such as channels, for the gain if a driver were as good as in the best. */
  readonly segments: Labels | null;
  /** How many drivers each row was never asked about, by plan: they are blank, but the customer has
   *  left out none of them. Without it, everybody was asked everything. */
  readonly notAsked?: Int32Array;
}

/** Labels of texts; an empty text is none. */
export function labelsOf(texts: Iterable<string>): Labels {
  const numbers = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    if (text === '') return -1;
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  });
  return { codes, names: Array.from(numbers.keys()) };
}

/** The columns of all drivers in order. ends[k]: the column behind the last of driver k. */
export interface Layout {
  readonly ends: readonly number[];
  readonly columns: readonly Float64Array[];
}

/** Lays out the columns: a number is one, a factor one for each kind but the most frequent. */
export function layOut(drivers: readonly Driver[]): Layout {
  const parts = drivers.map((driver) =>
    driver.kind === 'number' ? [driver.values] : indicatorsOf(driver.labels),
  );
  const ends: number[] = [];
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  return { ends, columns: parts.flat() };
}

function indicatorsOf({ codes, names }: Labels): Float64Array[] {
  const counts = names.map(() => 0);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const left = counts.indexOf(Math.max(...counts));
  return names.flatMap((_, kind) =>
    kind === left
      ? []
      : [Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : Number(code === kind)))],
  );
}
