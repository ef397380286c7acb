import { fold, matchesOf, type Stretch, withoutOverlaps, worded } from '../folding.ts';
import { chineseRules } from './chinese.ts';
import { type DateRead, type DateRule, type Day, dateOf } from './day.ts';
import { digitRules } from './digits.ts';
import { englishRules } from './english.ts';
import { russianRules } from './russian.ts';
import { findTimes } from './times.ts';

/** A day that a stretch of a text names, with its time where one stands beside it. */
export interface DateFound extends Stretch, DateRead {
  /** YYYY-MM-DD, or YYYY-MM-DDTHH:MM. */
  readonly value: string;
  readonly aheadValue: string | null;
  /** It stands after words of promise or duty, such as "promised by". */
  readonly isPromised: boolean;
}

const rules: readonly DateRule[] = [
  ...digitRules,
  ...russianRules,
  ...englishRules,
  ...chineseRules,
];
const timeBesideWithin = 4;
const promiseWithin = 30;

/** The days that a text names, in its order. today: on which it was said. */
export function findDates(text: string, today: Day): DateFound[] {
  const folded = fold(text);
  const read = rules.flatMap(({ pattern, read: readParts }) =>
    Array.from(matchesOf(folded, pattern)).flatMap(({ from, to, parts }) => {
      const found = readParts(parts, today);
      return found ? [{ ...found, from, to }] : [];
    }),
  );
  const days = withoutTold(folded, withoutOverlaps(read));
  const times = withoutOverlaps(findTimes(folded));
  return days
    .filter(({ strength }) => strength !== 'none')
    .map((each) => {
      const time = times.find((other) => isBeside(each, other));
      const clock = time === undefined || each.strength === 'bare' ? '' : clockOf(time.minute);
      const stretch = clock === '' || time === undefined ? each : joined(each, time);
      return {
        ...{ ...each, ...stretch, value: `${dateOf(each.day)}${clock}` },
        aheadValue: each.ahead === undefined ? null : `${dateOf(each.ahead)}${clock}`,
        isPromised: isPromised(folded, each.from),
      };
    });
}

const toldToday = [
  worded("сегодня(?: уже| же)?,?|(?:today is|today it is|it is|its|it's)(?: already)?"),
  /今天(?:都|已经|就|已)?(?:是)?/gu,
];

/** Without "today is already the 5th": who says so tells us no more than the date. */
function withoutTold<Found extends Stretch>(text: string, found: readonly Found[]): Found[] {
  const told = toldToday.flatMap((pattern) => Array.from(matchesOf(text, pattern)));
  const isTold = (each: Found) =>
    /\d|[一二三四五六七八九十]/.test(text.slice(each.from, each.to)) &&
    told.some(({ to }) => to <= each.from && text.slice(to, each.from).trim() === '');
  const dropped = found.filter(isTold);
  return found.filter(
    (each) =>
      !dropped.includes(each) &&
      !dropped.some(
        ({ from }) =>
          each.to <= from &&
          text.slice(each.to, from).trim().length < 5 &&
          /^(сегодня|today|今天)/.test(text.slice(each.from, each.to)),
      ),
  );
}

function isBeside(day: Stretch, time: Stretch): boolean {
  const gap = Math.max(day.from - time.to, time.from - day.to);
  return gap <= timeBesideWithin;
}

function joined(one: Stretch, other: Stretch): Stretch {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

const promise = new RegExp(
  'обеща|должн|срок|планов|ожида|назнач|перенес|promis|due|expect|suppos|should|s' +
    'chedul|承诺|预计|应该|答应|说好|保证|说(?:是|会|好)?$',
  'u',
);

function isPromised(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - promiseWithin), from);
  return promise.test(before.slice(before.search(/[^.!?;,]*$/)));
}

function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
