import { fold, matchesOf, type Stretch, withoutOverlaps } from './folding.ts';

/** A number that a stretch of a text names. value: without spaces, in capitals, or as the order's
 *  own record writes it. */
export interface NumberFound extends Stretch {
  readonly value: string;
  readonly isSure: boolean;
}

/** An order of the customer's as the records know it. */
export interface KnownOrder {
  readonly number: string;
  readonly isOpen: boolean;
}

const fewestDigits = 4;
const notMoney = '(?! ?(?:р(?!\\p{L})|руб|₽|元|块|€|£|eur|usd))';
/** Letters stand at the digits; Latin ones before a space too, as in "HD 4821". */
const written = '(?:[a-zа-я]{1,4}-?|[a-z]{1,4} )?\\d(?:[\\d-]|[ ](?=\\d)){2,24}\\d';
const named =
  '(?:заказ\\p{L}{0,2}|посылк\\p{L}{1,2}|отправлени\\p{L}{1,2}|трек(?:-номер)?\\p{L}{0,2}|' +
  'накладн\\p{L}{2}|номер\\p{L}{0,2}|order|parcel|tracking|reference|ref|number|account|' +
  '订单|单号|订单号|运单|编号|快递|包裹)';
const between = '(?:\\s?(?:номер|number|no|id|号码?|是|is|code|,|:|#|№|\\.|-))*\\s?';
const cue = new RegExp(`${named}${between}(?<number>${written})(?!\\d)${notMoney}`, 'gu');
const signed = new RegExp(`[№#]\\s?(?<number>${written})(?!\\d)`, 'gu');
const ending = new RegExp(
  '(?:заканчива\\p{L}+ на|последние(?: цифры)?|в конце|ending(?: in| with)?|ends (?:in|with)|' +
    'last(?: four| 4)?(?: digits)?(?: are)?|尾号是?|后四位是?|结尾是?|最后四位是?)\\s?' +
    '(?<digits>\\d{3,6})(?!\\d)',
  'gu',
);

/** The numbers in a text that can be of an order. Of the customer's own orders they are sure;
 *  others that look like one are to be confirmed, when he has orders; without records the shape
 *  is all there is to go by. */
export function findOrders(
  text: string,
  { masks, orders }: { masks: readonly string[]; orders: readonly KnownOrder[] },
): NumberFound[] {
  const folded = fold(text);
  const own = orders.flatMap(({ number }) => findOwn(folded, number));
  const shaped = findMasked(text, masks).map((each) => ({ ...each, isSure: orders.length === 0 }));
  const cued = [cue, signed].flatMap((pattern) =>
    Array.from(matchesOf(folded, pattern)).flatMap(({ to, parts }) => {
      const { number = '' } = parts;
      const digits = number.replace(/\D/g, '').length;
      if (digits < fewestDigits) return [];
      return [{ from: to - number.length, to, value: plain(number), isSure: false }];
    }),
  );
  const ended = Array.from(matchesOf(folded, ending)).flatMap(({ from, to, parts }) => {
    const matching = orders.filter(({ number }) => plain(number).endsWith(parts.digits ?? ''));
    const [only] = matching;
    return only && matching.length === 1 ? [{ from, to, value: only.number, isSure: false }] : [];
  });
  const sure = withoutOverlaps([...own, ...ended]);
  const without = (found: readonly NumberFound[], known: readonly NumberFound[]) =>
    found.filter((each) => !known.some(({ from, to }) => each.from < to && from < each.to));
  const known = [...sure, ...without(shaped, sure)];
  return withoutOverlaps([...known, ...without(cued, known)]);
}

/** The one number in the answer to "which order?", however it looks. */
export function answeredNumber(text: string): NumberFound | null {
  const found = Array.from(matchesOf(fold(text), bare));
  const [only] = found;
  if (!only || found.length > 1 || only.words.replace(/\D/g, '').length < fewestDigits) return null;
  return { from: only.from, to: only.to, value: plain(only.words), isSure: false };
}

const bare = /(?<![\d\p{Lu}a-zа-я])[a-zа-я]{0,4}[ -]?\d[\d-]{2,24}(?![\da-zа-я])/gu;

/** The numbers of given shapes. A space or a dash may stand between the signs of a shape. */
export function findMasked(text: string, masks: readonly string[]): NumberFound[] {
  const folded = fold(text);
  const found = masks.flatMap((mask) =>
    Array.from(matchesOf(folded, maskPattern(mask))).map(({ from, to, words }) => ({
      ...{ from, to, isSure: true },
      value: mask.includes('-') ? words.replaceAll(' ', '').toUpperCase() : plain(words),
    })),
  );
  return withoutOverlaps(found);
}

/** Chinese words and dates stand at a number without a space; other letters are a part of it. */
const isOver = '(?![a-zа-я])(?!\\d(?!\\d?月))';

function maskPattern(mask: string): RegExp {
  const signs = Array.from(fold(mask)).map((sign) => {
    if (sign === '#') return '\\d';
    if (sign === '@') return '\\p{L}';
    if (/[\s-]/.test(sign)) return '';
    return sign.replace(/[^\p{L}\d]/u, '\\$&');
  });
  const source = signs.filter((sign) => sign !== '').join('[ -]?');
  return new RegExp(`(?<![\\d\\p{Lu}a-zа-я])${source}${isOver}`, 'gu');
}

function findOwn(folded: string, number: string): NumberFound[] {
  const signs = Array.from(fold(number).replace(/[^\p{L}\d]/gu, ''));
  if (signs.length < fewestDigits) return [];
  const pattern = new RegExp(`(?<![\\da-zа-я])${signs.join('[ -]?')}${isOver}`, 'gu');
  return Array.from(matchesOf(folded, pattern)).map(({ from, to }) => ({
    ...{ from, to, value: number, isSure: true },
  }));
}

function plain(number: string): string {
  return number.replace(/[\s-]/g, '').toUpperCase();
}
