import { matchesOf, type Stretch, worded } from '../folding.ts';
import { hanNumber } from '../number-words.ts';

/** A time of the day that some words name. minute: of the day. */
export interface TimeFound extends Stretch {
  readonly minute: number;
}

/** The times of the day in a folded text. */
export function findTimes(text: string): TimeFound[] {
  return patterns.flatMap((pattern) =>
    Array.from(matchesOf(text, pattern)).flatMap(({ from, to, parts }) => {
      const minute = minuteOf(parts);
      return minute === null ? [] : [{ from, to, minute }];
    }),
  );
}

const patterns = [
  new RegExp(
    '(?<![\\d:.])(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?![\\d:])' +
      '(?: ?(?<half>am|pm|утра|вечера|дня|ночи)(?!\\p{L}))?',
    'gu',
  ),
  worded(
    '(?:в|с|около|часов в|где-то в) (?<hour>[01]?\\d|2[0-3])(?: час(?:а|ов)?)? ' +
      '(?<half>утра|вечера|дня|ночи)',
  ),
  worded('в (?<hour>[01]?\\d|2[0-3]) час(?:а|ов)?'),
  worded('(?:at|since|around|about|from) (?<hour>1[0-2]|0?[1-9]) ?(?<half>am|pm)'),
  worded('(?<hour>1[0-2]|0?[1-9]) ?(?<half>am|pm)'),
  new RegExp(
    '(?<half>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)?(?<han>\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点' +
      '钟|点|时(?!候|间))(?:(?<rest>半|一刻|三刻)|(?<minute>[0-5]?\\d)分?)?',
    'gu',
  ),
];

function minuteOf(parts: Partial<Record<string, string>>): number | null {
  const { hour, han, half = '', rest, minute = '0' } = parts;
  const given = hour === undefined ? (hanNumber(han ?? '') ?? Number(han)) : Number(hour);
  if (given > 23) return null;
  const isLate = /^(pm|вечера|дня|下午|傍晚|晚上|中午)$/.test(half);
  const isNight = /^(am|ночи|утра|凌晨|半夜|夜里)$/.test(half);
  const hours = isLate && given < 11 ? given + 12 : isNight && given === 12 ? 0 : given;
  const parted = rest === '半' ? 30 : rest === '一刻' ? 15 : rest === '三刻' ? 45 : Number(minute);
  return 60 * hours + parted;
}
