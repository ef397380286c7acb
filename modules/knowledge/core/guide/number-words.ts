/** Counts as they are written out, folded. Of what is not exact the fewest are taken. */
const counts: Readonly<Record<string, number>> = {
  ...{ один: 1, одну: 1, одна: 1, одного: 1, одной: 1, два: 2, две: 2, двух: 2, двое: 2, пару: 2 },
  ...{ пара: 2, пары: 2, три: 3, трех: 3, трое: 3, четыре: 4, четырех: 4, пять: 5, пяти: 5 },
  ...{ шесть: 6, шести: 6, семь: 7, семи: 7, восемь: 8, восьми: 8, девять: 9, девяти: 9 },
  ...{ десять: 10, десяти: 10, одиннадцать: 11, двенадцать: 12, пятнадцать: 15, двадцать: 20 },
  ...{ тридцать: 30, сорок: 40, пятьдесят: 50, шестьдесят: 60, девяносто: 90, сто: 100 },
  ...{ двести: 200, триста: 300, четыреста: 400, пятьсот: 500, шестьсот: 600, семьсот: 700 },
  ...{ восемьсот: 800, девятьсот: 900, полтора: 1.5, полторы: 1.5, полутора: 1.5 },
  ...{ несколько: 3, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 },
  ...{ eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30 },
  ...{ forty: 40, fifty: 50, sixty: 60, ninety: 90, 'a couple of': 2, 'couple of': 2, couple: 2 },
  ...{ 'a few': 3, few: 3, several: 3, half: 0.5, 半: 0.5, 几: 3 },
};

const vague = new Set(['несколько', 'a few', 'few', 'several', '几', 'пару', 'пара', 'пары']);

const wordsOfLetters = Object.keys(counts)
  .filter((word) => /^[a-zа-я]/.test(word))
  .toSorted((one, other) => other.length - one.length);

/** The source of a pattern for a count in digits or Russian or English words. */
export const countSource = `\\d{1,4}(?:[.,]5)?|${wordsOfLetters.join('|')}`;
/** The same for Chinese. */
export const hanCountSource = '\\d{1,4}|[零〇一二两三四五六七八九十百千万半几]{1,7}';

/** How many a count says; null for none. isExact: not "several". */
export function countOf(words: string): { count: number; isExact: boolean } | null {
  const text = words.trim();
  if (/^\d/.test(text)) return { count: Number(text.replace(',', '.')), isExact: true };
  const count = counts[text] ?? hanNumber(text);
  return count === null ? null : { count, isExact: !vague.has(text) && !/几/.test(text) };
}

const hanDigits = '零一二三四五六七八九';
const hanUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** A Chinese number, up to 9999万. null for what is none. */
export function hanNumber(text: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百千万]+$/u.test(text)) return null;
  const [high = '', low] = text.replaceAll('两', '二').replaceAll('〇', '零').split('万');
  if (low === undefined) return belowMyriad(high);
  return belowMyriad(high) * 10_000 + belowMyriad(low) * (/^[一-九]$/u.test(low) ? 1_000 : 1);
}

function belowMyriad(text: string): number {
  let total = 0;
  let digit = 0;
  let lastUnit = 1;
  for (const sign of text) {
    const unit = hanUnits[sign];
    if (unit === undefined) {
      digit = hanDigits.indexOf(sign);
      if (sign === '零') lastUnit = 10;
    } else {
      total += (digit || 1) * unit;
      digit = 0;
      lastUnit = unit;
    }
  }
  // 一百二 is 120: a last digit without its unit counts in the next lower one.
  return total + digit * (total > 0 && lastUnit >= 100 ? lastUnit / 10 : 1);
}
