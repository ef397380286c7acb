import { fold, matchesOf, type Stretch, withoutOverlaps } from './folding.ts';
import { hanNumber } from './number-words.ts';

/** A sum that a stretch of a text names. value: `1500.00 RUB`; without currency `1500.00`. */
export interface AmountFound extends Stretch {
  readonly value: string;
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(р|руб|₽|rub|рубл)/, 'RUB'],
  [/^(元|块|￥|¥|rmb|cny|yuan|юан)/, 'CNY'],
  [/^(\$|usd|dollar|bucks?|доллар|бакс|美元|美金)/, 'USD'],
  [/^(€|eur|евро|欧)/, 'EUR'],
  [/^(£|gbp|pounds?|quid|фунт|英镑)/, 'GBP'],
];

const number = '(?<number>\\d{1,3}(?:[ ,.]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?)';
const times = '(?: ?(?<times>тыс(?:яч[аи]?|\\.)?|к|k|万|千|百))?';
const after =
  '(?<currency>руб(?:л(?:ей|я|ь|ям|ями))?\\.?|р\\.?|₽|rub|usd|eur|gbp|rmb' +
  '|cny|yuan|dollars?|bucks?|' +
  'euros?|pounds?|quid|доллар\\p{L}*|бакс\\p{L}*|евро|фунт\\p{L}*|юан\\p{L}' +
  '*|\\$|€|£)(?![\\p{L}\\d])';
const ends = '(?<![\\p{L}\\d.,-])';

const patterns = [
  new RegExp(`${ends}${number}${times} ?${after}`, 'gu'),
  new RegExp(`(?<currency>[$€£¥₽])\\s?${number}${times}(?![\\d])`, 'gu'),
  new RegExp(
    `(?<![\\d.,])${number}${times} ?(?<currency>元|块钱|块|美元|美金|欧元?|英镑|rmb)`,
    'gu',
  ),
  /(?<number>[一二两三四五六七八九十百千万零]{1,9})(?<times>(?!.))?(?<currency>元|块钱|块(?!儿|地|屏)|美元|欧元|英镑)/gu,
  new RegExp(
    `${ends}(?<word>полторы|полтора|тысяч[ауи]|две тысячи|три тысячи|пять тысяч|десять тысяч|сто|` +
      `двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот)(?<more> тысячи?)?` +
      `(?: (?<currency>руб(?:лей|ля|ль)?|р|₽|долларов|евро))(?!\\p{L})`,
    'gu',
  ),
];

const words: Readonly<Record<string, number>> = {
  ...{ полторы: 1.5, полтора: 1.5, тысяча: 1_000, тысячу: 1_000, тысячи: 1_000 },
  ...{ 'две тысячи': 2_000, 'три тысячи': 3_000, 'пять тысяч': 5_000, 'десять тысяч': 10_000 },
  ...{ сто: 100, двести: 200, триста: 300, четыреста: 400, пятьсот: 500, шестьсот: 600 },
  ...{ семьсот: 700, восемьсот: 800, девятьсот: 900 },
};

/** The sums that a text names, in its order. */
export function findAmounts(text: string): AmountFound[] {
  const folded = fold(text);
  const found = patterns.flatMap((pattern) =>
    Array.from(matchesOf(folded, pattern)).flatMap(({ from, to, parts }) => {
      const sum = sumOf(parts);
      if (sum === null) return [];
      return [{ from, to, value: `${sum.toFixed(2)} ${currencyOf(parts.currency ?? '')}`.trim() }];
    }),
  );
  return withoutOverlaps(found);
}

/** The one number that a text holds, as a sum without a currency: for answers alone. */
export function bareAmount(text: string): AmountFound | null {
  const found = Array.from(
    matchesOf(fold(text), new RegExp(`${ends}${number}(?![\\d\\p{L}-])`, 'gu')),
  );
  const [only] = found;
  const sum = only && found.length === 1 ? sumOf(only.parts) : null;
  return only && sum !== null ? { from: only.from, to: only.to, value: sum.toFixed(2) } : null;
}

function sumOf({ number: text, times: more = '', word, ...rest }: Partial<Record<string, string>>) {
  if (word !== undefined) return (words[word] ?? 0) * (rest.more ? 1_000 : 1);
  const plain = text === undefined ? null : (hanNumber(text) ?? digitsOf(text));
  return plain === null ? null : plain * factorOf(more);
}

/** Groups of three digits are thousands; one or two at the end are parts of the unit. */
function digitsOf(text: string): number {
  const whole = text.replace(/[ ,.](?=\d{3}(?!\d))/g, '');
  return Number(whole.replace(',', '.').replaceAll(' ', ''));
}

function factorOf(more: string): number {
  if (/^(тыс|к|k|千)/.test(more)) return 1_000;
  if (more === '万') return 10_000;
  return more === '百' ? 100 : 1;
}

function currencyOf(text: string): string {
  return currencies.find(([pattern]) => pattern.test(text))?.[1] ?? '';
}
