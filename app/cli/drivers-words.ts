import type { Refusal, Warning } from '#modules/surveys/core/drivers/analysis.ts';

/** Why there is no analysis, in a sentence. */
export function reasonOf(refusal: Refusal): string {
  switch (refusal.code) {
    case 'no-drivers':
      return 'There is no column left to be a driver.';
    case 'too-many-drivers':
      return `${refusal.columns} columns of drivers are too many: at most ${refusal.maximum}.`;
    case 'too-few':
      return `Too few rows: ${refusal.n} can be used, ${refusal.needed} are needed.`;
    case 'constant-outcome':
      return 'The outcome is the same in every row that can be used.';
    case 'constant-driver':
      return `The driver "${refusal.driver}" is the same in every row that can be used.`;
  }
}

/** A warning in a sentence. */
export function sentenceOf(warning: Warning): string {
  switch (warning.code) {
    case 'too-few':
      return `Too few rows for an analysis: ${warning.n} of ${warning.needed}. Do not act on it.`;
    case 'first-signs':
      return `First signs only: ${warning.n} rows, ${warning.needed} make a standard analysis.`;
    case 'no-ranking':
      return `Do not rank the drivers: that takes ${warning.needed} rows, there are ${warning.n}.`;
    case 'little-explained':
      return `Little is explained (R² ${warning.r2.toFixed(3)}): ask customers what is missing.`;
    case 'sign':
      return (
        `"${warning.driver}" has the coefficient ${warning.coefficient.toPrecision(3)} against ` +
        `${warning.isExpected ? 'what is expected' : 'its own correlation'} ` +
        `(p ${warning.p.toPrecision(2)}): ${
          warning.p < 0.05 ? 'others suppress it, or it is coded wrongly' : 'it may be chance'
        }.`
      );
    case 'made-of-others':
      return `"${warning.driver}" is made of other drivers: no coefficient tells them apart.`;
    case 'alike':
      return `"${warning.driver}" is much like others (VIF ${warning.inflation.toFixed(1)}).`;
    case 'hard-to-tell-apart':
      return `Hard to tell apart: condition number ${warning.conditionNumber.toFixed(0)}.`;
    case 'no-proven-influence':
      return `No proven influence, no more than chance: ${listed(warning.drivers)}.`;
    case 'few-customers':
      return `The rows come from ${warning.customers} customers only: intervals are too narrow.`;
    default:
      return sentenceOfData(warning);
  }
}

type OfData = Extract<
  Warning,
  {
    code:
      | `left-out-${string}`
      | `ordinal-${string}`
      | 'imputed'
      | 'straight-liners'
      | 'johnson-only';
  }
>;

function sentenceOfData(warning: OfData): string {
  switch (warning.code) {
    case 'johnson-only':
      return (
        `With ${warning.drivers} drivers R² is shared out by relative weights; ` +
        `exact shares end at ${warning.maximum}.`
      );
    case 'straight-liners':
      return (
        `Same answer everywhere: ${rows(warning.cases)}, ` +
        `${warning.areApart ? 'set apart' : 'kept (--without-straight-liners sets them apart)'}.`
      );
    case 'left-out-incomplete':
      return `Left out for empty cells: ${rows(warning.cases)}; used: ${rows(warning.n)}.`;
    case 'imputed':
      return `Empty cells imputed, 20 times over: in ${warning.cases} of ${rows(warning.n)}.`;
    case 'left-out-without-outcome':
      return `Left out, because the outcome is missing: ${rows(warning.cases)}.`;
    case 'left-out-not-applicable':
      return `Left out, because a driver does not apply: ${rows(warning.cases)}.`;
    case 'ordinal-differs':
      return (
        `Read as ordered answers, the first three are ${listed(warning.ordinal)} ` +
        `instead of ${listed(warning.linear)}.`
      );
    case 'ordinal-sample':
      return `The ordered answers are fitted to ${warning.n} of ${warning.cases} rows.`;
    case 'ordinal-unsure':
      return 'The model of ordered answers does not settle: drivers separate the answers.';
    case 'ordinal-not-shared':
      return `With ${warning.drivers} drivers the model of ordered answers is not shared out.`;
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
