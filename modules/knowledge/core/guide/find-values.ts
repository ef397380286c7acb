import type { Instant } from '#kernel/time.ts';
import { bareAmount, findAmounts } from './amounts.ts';
import { assentOf } from './assent.ts';
import { type Day, wallOf } from './dates/day.ts';
import { type DateFound, findDates } from './dates/find-dates.ts';
import { fold, type Stretch } from './folding.ts';
import type { GuideDetail, WordLists } from './guide.ts';
import { answeredNumber, findMasked, findOrders, type KnownOrder } from './orders.ts';
import { findPlaces } from './places.ts';
import { findWords } from './words.ts';

/** A value that a stretch of a message gives. isDenied: the customer says it is not so. */
export interface ValueFound extends Stretch {
  readonly value: string;
  readonly isSure: boolean;
  readonly isDenied?: boolean;
}

/** What helps to read a message. isAnswer: the detail was asked for just before it. isFirst: it is
 *  the first word after that, and nothing else was asked. */
export interface Hearing {
  readonly at: Instant;
  readonly now: Instant;
  readonly timeZone: string;
  readonly orders: readonly KnownOrder[];
  readonly isAnswer: boolean;
  readonly isFirst: boolean;
}

const longestAnswer = 300;

/** The values that a customer's message gives a detail, in its order. */
export function findValues(detail: GuideDetail, text: string, hearing: Hearing): ValueFound[] {
  switch (detail.kind) {
    case 'since':
      return sinceIn(text, hearing);
    case 'day':
      return daysIn(text, hearing);
    case 'order':
      return ordersIn(detail, text, hearing);
    case 'pattern':
      return findMasked(text, detail.masks);
    case 'amount':
      return amountsIn(text, hearing);
    case 'choice':
      return choicesIn(detail, text);
    case 'yes-no':
      return yesNoIn(detail, text, hearing);
    case 'place':
      return placesIn(detail, text, hearing);
    case 'text':
      return textIn(detail, text, hearing);
  }
}

function sinceIn(text: string, { at, now, timeZone, isAnswer }: Hearing): ValueFound[] {
  const today = wallOf(at, timeZone).day;
  const latest = wallOf(now, timeZone).day;
  const days = findDates(text, today).filter(
    ({ day, isLimit, isPromised, strength }) =>
      day <= latest && !isLimit && (isAnswer || (!isPromised && strength !== 'bare')),
  );
  const started = days.filter(({ strength }) => strength === 'start');
  return (started.length > 0 ? started : days).map(({ from, to, value, strength, isExact }) => ({
    ...{ from, to, value },
    isSure: isExact && (isAnswer || strength === 'start'),
  }));
}

function daysIn(text: string, { at, timeZone, isAnswer }: Hearing): ValueFound[] {
  const today = wallOf(at, timeZone).day;
  return findDates(text, today)
    .filter(({ strength, ahead, isSpan }) =>
      isAnswer ? strength !== 'bare' || ahead !== undefined : strength !== 'bare' && !isSpan,
    )
    .map((each) => ({
      ...{ from: each.from, to: each.to, value: nearerOf(each, today) },
      isSure: each.isExact && (isAnswer || each.isLimit === true || each.ahead === undefined),
    }));
}

/** Limits further away than this are of the past: "by 10 May" on 13 May was three days ago. */
const nearLimitDays = 31;

/** Of the past and the future that the same words can mean the nearer; after "by" the future. */
function nearerOf({ value, aheadValue, day, ahead, isLimit }: DateFound, today: Day): string {
  if (ahead === undefined || aheadValue === null) return value;
  const isAhead = isLimit && ahead - today <= nearLimitDays;
  return isAhead || ahead - today < today - day ? aheadValue : value;
}

function ordersIn({ masks }: GuideDetail, text: string, hearing: Hearing): ValueFound[] {
  const found = findOrders(text, { masks, orders: hearing.orders });
  const answer = found.length === 0 && hearing.isAnswer ? answeredNumber(text) : null;
  return answer ? [answer] : found;
}

function amountsIn(text: string, { isAnswer }: Hearing): ValueFound[] {
  const found = findAmounts(text).map((each) => ({ ...each, isSure: true }));
  const bare = found.length === 0 && isAnswer ? bareAmount(text) : null;
  return bare ? [{ ...bare, isSure: false }] : found;
}

/** The options that are named. One that stands inside another's words, as "phone" in "phone case",
 *  gives way. */
function choicesIn({ options }: Pick<GuideDetail, 'options'>, text: string): ValueFound[] {
  const found = options.flatMap(({ key, names, words }) =>
    findWords(text, withNames(words, names)).map(({ from, to, isDenied }) => ({
      ...{ from, to, value: key, isDenied, isSure: true },
    })),
  );
  const isInside = (each: Stretch) =>
    found.some(
      (other) =>
        other.from <= each.from &&
        each.to <= other.to &&
        other.to - other.from > each.to - each.from,
    );
  return found.filter((each) => !isInside(each)).sort((one, other) => one.from - other.from);
}

function withNames(words: WordLists, names: Readonly<Record<keyof WordLists, string>>): WordLists {
  return {
    en: [names.en, ...words.en],
    ru: [names.ru, ...words.ru],
    zh: [names.zh, ...words.zh],
  };
}

function yesNoIn({ words }: GuideDetail, text: string, hearing: Hearing): ValueFound[] {
  const assent = hearing.isAnswer && hearing.isFirst ? assentOf(text) : null;
  if (assent) return [{ ...whole(text), value: assent, isSure: true }];
  return findWords(text, words).map(({ from, to, isDenied }) => ({
    ...{ from, to, value: isDenied ? 'no' : 'yes' },
    isSure: !isAsked(text, from),
  }));
}

function placesIn(detail: GuideDetail, text: string, hearing: Hearing): ValueFound[] {
  const known = choicesIn(detail, text);
  if (known.length > 0) return known;
  const addresses = findPlaces(text).map((each) => ({ ...each, isSure: hearing.isAnswer }));
  if (addresses.length > 0) return addresses;
  return textIn(detail, text, hearing).map((each) => ({ ...each, isSure: hearing.isAnswer }));
}

function textIn({ words }: GuideDetail, text: string, hearing: Hearing): ValueFound[] {
  const isReply = hearing.isAnswer && hearing.isFirst && !isUnknown(text) && !/[?？]/.test(text);
  if (
    isReply &&
    text.trim().length > 1 &&
    text.trim().length <= longestAnswer &&
    !isOnlyAssent(text)
  )
    return [{ ...whole(text), value: text.trim(), isSure: true }];
  return findWords(text, words)
    .filter(({ isDenied }) => !isDenied)
    .slice(0, 1)
    .map(({ from }) => clauseAt(text, from))
    .map((clause) => ({
      ...{ ...clause, value: text.slice(clause.from, clause.to) },
      isSure: !isAsked(text, clause.from),
    }));
}

function isOnlyAssent(text: string): boolean {
  return assentOf(text) !== null && text.trim().split(/\s+/).length < 3 && text.trim().length < 8;
}

const unknowing = new RegExp(
  '(?:не (?:знаю|помню|в курсе|уверен\\p{L}?|могу сказать)|без понятия|понятия не' +
    " имею|забыл\\p{L}?|don't know|dont know|no idea|not sure|can't remember|don'" +
    't remember|不知道|不清楚|忘了|不记得|不太?确定)',
  'u',
);

/** Whether a customer says that he does not know. */
export function isUnknown(text: string): boolean {
  return unknowing.test(fold(text));
}

const ends = /[.!?;。！？；\n]/;

/** The sentence around a place of a text, at most as long as an answer. */
function clauseAt(text: string, place: number): Stretch {
  let from = place;
  while (from > 0 && !ends.test(text[from - 1] ?? '')) from -= 1;
  let to = place;
  while (to < text.length && !ends.test(text[to] ?? '')) to += 1;
  while (from < place && /\s/.test(text[from] ?? '')) from += 1;
  while (to > place + 1 && /\s/.test(text[to - 1] ?? '')) to -= 1;
  const start = Math.max(from, place - longestAnswer / 2);
  return { from: start, to: Math.min(Math.max(to, place + 1), start + longestAnswer) };
}

/** Whether the sentence at a place is a question. */
function isAsked(text: string, place: number): boolean {
  return /^[^.!;。！；\n]*[?？]/.test(text.slice(place));
}

function whole(text: string): Stretch {
  const from = Math.max(0, text.search(/\S/));
  return { from, to: Math.max(from + 1, text.trimEnd().length) };
}
