import type { Interval } from '#kernel/proportion.ts';
import {
  type Agreement,
  type Verdict,
  verdictOf,
} from '#modules/quality/core/agreement/agreement.ts';
import { scales } from '#modules/quality/core/agreement/alpha.ts';
import { iccKinds, type NoIcc } from '#modules/quality/core/agreement/icc.ts';

const verdicts: Readonly<Record<Verdict, string>> = {
  rely: 'rely on these ratings.',
  tentative: 'draw tentative conclusions only.',
  rewrite: 'rewrite the criterion; it means something else to each rater.',
  unknown: 'nothing can be told: nothing was rated twice, or nothing differed.',
};

const whyNoIcc: Readonly<Record<NoIcc, string>> = {
  missing: 'not told: not every rater rated every unit',
  'too-few': 'not told: too few units',
  'no-variation': 'not told: all ratings are the same',
  'no-numbers': 'not told: the ratings are words',
};

const iccNames: Readonly<Record<(typeof iccKinds)[number], string>> = {
  icc1: 'ICC(1,1) other raters for each',
  icc2: 'ICC(2,1) any raters',
  icc3: 'ICC(3,1) these raters',
  icc1k: 'ICC(1,k)',
  icc2k: 'ICC(2,k)',
  icc3k: 'ICC(3,k)',
};

const reading = [
  'How to read it: alpha of .800 and more: rely on the ratings; .667 to .800: tentative',
  'conclusions only; below: rewrite the criterion. Kappa falls when nearly all is of one',
  'category, however well raters agree; AC1 does not. ICC(.,k) is of the mean of all raters.',
];

/** Agreement as a table for people. categories: the words behind numbered ratings. */
export function agreementText(told: Agreement, categories: readonly string[] | null): string {
  const { alpha, scale, units, raters, ratings, unitsCompared, verdict } = told;
  const judged = alpha[scale];
  const about = judged === null ? 'Alpha' : `Alpha is ${written(judged)} (${scale})`;
  return [
    `${units} units, ${raters} raters, ${ratings} ratings; two or more on ${unitsCompared} units.`,
    '',
    lineOf('', { value: 'value', interval: '95 % interval' }),
    "Krippendorff's alpha",
    ...scales.map((each) =>
      lineOf(`  ${each}${each === scale ? ' *' : ''}`, {
        value: written(alpha[each]),
        interval: each === scale ? within(told.alphaInterval) : '',
      }),
    ),
    ...kappaLines(told, categories),
    lineOf("Gwet's AC1", { value: written(told.ac1) }),
    lineOf('Agreement of pairs', { value: percent(told.percentAgreement) }),
    ...iccLines(told.icc),
    '',
    `${about}: ${verdicts[verdict]}`,
    ...(isUnsure(told) ? ['Its interval reaches below .667: rate more units to be sure.'] : []),
    ...reading,
  ].join('\n');
}

/** The same for programs. */
export function agreementJson(told: Agreement, categories: readonly string[] | null): string {
  const fleiss = told.fleiss && {
    ...told.fleiss,
    byCategory: told.fleiss.byCategory.map(({ category, value }) => ({
      category: categories?.[category] ?? category,
      value,
    })),
  };
  return JSON.stringify({ ...told, fleiss });
}

function isUnsure({ verdict, alphaInterval }: Agreement): boolean {
  return (
    verdict !== 'rewrite' && alphaInterval !== null && verdictOf(alphaInterval.low) === 'rewrite'
  );
}

function kappaLines({ cohen, fleiss }: Agreement, categories: readonly string[] | null): string[] {
  if (cohen) {
    const { unweighted, ...weighted } = cohen;
    const others = Object.entries(weighted).filter(([, kappa]) => kappa !== null);
    return [
      lineOf("Cohen's kappa", { value: written(unweighted?.value), interval: within(unweighted) }),
      ...others.map(([name, kappa]) =>
        lineOf(`  weighted, ${name}`, { value: written(kappa?.value), interval: within(kappa) }),
      ),
    ];
  }
  if (!fleiss) return [];
  return [
    lineOf("Fleiss' kappa", { value: written(fleiss.value) }),
    ...fleiss.byCategory.map(({ category, value }) =>
      lineOf(`  of ${categories?.[category] ?? category}`, { value: written(value) }),
    ),
  ];
}

function iccLines(icc: Agreement['icc']): string[] {
  if (typeof icc === 'string') return [lineOf('ICC', { value: whyNoIcc[icc] })];
  return iccKinds.map((kind) =>
    lineOf(iccNames[kind], { value: written(icc[kind].value), interval: within(icc[kind]) }),
  );
}

function lineOf(title: string, { value, interval = '' }: { value: string; interval?: string }) {
  return `${title.padEnd(32)}${value.padStart(8)}${interval.padStart(20)}`.trimEnd();
}

function written(value: number | null | undefined): string {
  return value === null || value === undefined ? '-' : value.toFixed(3);
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)} %`;
}

function within(interval: Interval | null): string {
  return interval ? `${written(interval.low)} to ${written(interval.high)}` : '';
}
