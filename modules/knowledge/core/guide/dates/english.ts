import { worded } from '../folding.ts';
import { countOf, countSource } from '../number-words.ts';
import {
  began,
  type DateRead,
  type DateRule,
  type Day,
  dateAround,
  dayBefore,
  dayOf,
  lasting,
  monthStart,
  named,
  type Unit,
  weekdayAround,
  weekdayOf,
  weekdayOfWeek,
} from './day.ts';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthSource =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekdayNames = 'mon tue wed thu fri sat sun'.split(' ');
const weekdaySource =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|' +
  'sun(?:day)?';
const unitSource =
  'min(?:ute)?s?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|fortnights?|mornings?|' +
  'evenings?';
const about = '(?<about>about|around|roughly|over|more than|nearly|almost|at least)';
const dayPart = '(?: (?:morning|afternoon|evening|night|lunchtime))?';
const ordinalEnd = '(?:st|nd|rd|th)?';
const starts = 'since|from|ever since|starting|as of';
const limits = 'by|until|till|before|for|next';

/** English words for days. */
export const englishRules: readonly DateRule[] = [
  {
    pattern: worded(
      `(?:(?<prep>${starts}|${limits}) )?(?:the )?(?<word>day before yesterday|yesterday|today|` +
        `tomorrow|day after tomorrow|last night|this morning|this afternoon|thi` +
        `s evening)${dayPart}`,
    ),
    read: ({ prep = '', word = '' }, today) => withPreposition(prep, named(today + nearDay(word))),
  },
  {
    pattern: worded(`(?:${about} )?(?:(?<count>${countSource}) )?(?<unit>${unitSource}) ago`),
    read: (parts, today) => back(parts, today, 'start'),
  },
  {
    pattern: worded(`half an hour ago|half an hour now|just now`),
    read: (_, today) => began(today),
  },
  {
    pattern: worded(
      `(?:for|past|the last|already|been|during|waiting|it's|its)(?: (?:the|a|an|past|last|about|` +
        `over|more than|nearly|almost|around|good|whole|at least))*(?: (?<count>${countSource}))?` +
        ` (?<unit>days|weeks?|months?|years?|hours?|hrs|minutes?|mins|nights|fortnight)(?: now)?`,
    ),
    read: (parts, today) => lasting(back(parts, today, 'start'), unitOf(parts.unit)),
  },
  {
    pattern: worded(
      `(?:for|been|already|waiting)(?: (?:about|over|more than|nearly|almost|around))? ` +
        `(?<count>${countSource}) (?<unit>${unitSource})(?: now| already)?`,
    ),
    read: (parts, today) => lasting(back(parts, today, 'start'), unitOf(parts.unit)),
  },
  {
    pattern: worded(
      `(?:${about} )?(?<count>${countSource}) (?<unit>${unitSource}) (?:now|already|straight|` +
        'in a row|running|without)',
    ),
    read: (parts, today) => lasting(back(parts, today, 'start'), unitOf(parts.unit)),
  },
  {
    pattern: worded(`(?:${about} )?(?<count>${countSource}) (?<unit>${unitSource})`),
    read: (parts, today) => back(parts, today, 'bare'),
  },
  {
    pattern: worded(
      `(?<how>in|within|up to|every|takes?|after)(?: the)?(?: next)? (?<count>${countSource}) ` +
        `(?:to (?:${countSource}) |working |business )*(?<unit>${unitSource})`,
    ),
    read: ({ how, ...parts }, today) => {
      const past = back(parts, today, 'none');
      return how === 'in' && past ? named(2 * today - past.day, { isLimit: true }) : past;
    },
  },
  {
    pattern: worded(
      `(?<nth>second|third|fourth|fifth|sixth|seventh|\\d{1,2}(?:nd|rd|th)) (` +
        `?<unit>day|week|month)` +
        '(?: (?:now|already|in a row|running|without|of))?',
    ),
    read: ({ nth = '', unit = '' }, today) => {
      const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
      const count = /^\d/.test(nth) ? Number.parseInt(nth, 10) : words.indexOf(nth);
      return began(dayBefore(today, count - 1, unit as Unit));
    },
  },
  {
    pattern: worded(
      `(?<prep>${starts}|${limits}|on|this|last)(?: (?<which>last|this|next))? ` +
        `(?<weekday>${weekdaySource})${dayPart}`,
    ),
    read: (parts, today) => weekday(parts, today),
  },
  {
    pattern: worded(
      `(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)${dayPart}`,
    ),
    read: ({ weekday: name = '' }, today) => ({
      ...weekdayAround(today, weekdayNames.indexOf(name.slice(0, 3))),
      ...{ strength: 'bare', isExact: true },
    }),
  },
  {
    pattern: worded(
      `(?:(?<prep>${starts}) )?(?:earlier )?(?<which>last|this) (?<unit>week|month|year)`,
    ),
    read: ({ prep = '', which, unit }, today) => {
      const far = which === 'last' ? -1 : 0;
      const day =
        unit === 'week'
          ? weekdayOfWeek(today, 0, far)
          : monthStart(today, unit === 'month' ? far : 12 * far);
      return withPreposition(prep, { day, strength: 'date', isExact: false });
    },
  },
  {
    pattern: worded(`(?:(?<prep>${starts}|over|at) )(?:the |last )?weekend`),
    read: ({ prep = '' }, today) =>
      withPreposition(prep, named(weekdayAround(today, 5).day, { isExact: false })),
  },
  {
    pattern: worded(
      `(?:(?<prep>${starts}|${limits}|on) )?(?:the )?(?<day>\\d{1,2})${ordinalEnd} (?:of )?` +
        `(?<month>${monthSource})(?:,? (?<year>\\d{4}))?`,
    ),
    read: (parts, today) => calendarDate(parts, today),
  },
  {
    pattern: worded(
      `(?:(?<prep>${starts}|${limits}|on) )?(?<month>${monthSource}) (?:the )?(?<day>\\d{1,2})` +
        `${ordinalEnd}(?:,? (?<year>\\d{4}))?`,
    ),
    read: (parts, today) => calendarDate(parts, today),
  },
  {
    pattern: worded(`(?<prep>${starts}|by|until|on) the (?<day>\\d{1,2})(?:st|nd|rd|th)`),
    read: (parts, today) => calendarDate(parts, today),
  },
  {
    pattern: worded(
      `(?<prep>since|from|in)(?: (?:early|mid|late|the start of|the end of))?` +
        ` (?<month>${monthSource})`,
    ),
    read: ({ prep = '', month = '' }, today) => {
      const around = dateAround(today, { month: monthOf(month), day: 1 });
      return around && withPreposition(prep, named(around.day, { isExact: false }));
    },
  },
];

function nearDay(word: string): number {
  if (word === 'day before yesterday') return -2;
  if (word === 'yesterday' || word === 'last night') return -1;
  if (word === 'tomorrow') return 1;
  return word === 'day after tomorrow' ? 2 : 0;
}

const unitNames: readonly (readonly [RegExp, Unit, number])[] = [
  [/^min/, 'minute', 1],
  [/^(hour|hr)/, 'hour', 1],
  [/^(day|night|morning|evening)/, 'day', 1],
  [/^(week|wk)/, 'week', 1],
  [/^fortnight/, 'week', 2],
  [/^month/, 'month', 1],
  [/^year/, 'year', 1],
];

function back(
  { count, unit = '', about: isAbout }: Partial<Record<string, string>>,
  today: Day,
  strength: DateRead['strength'],
): DateRead | null {
  const kind = unitNames.find(([pattern]) => pattern.test(unit));
  const many = count === undefined ? { count: 1, isExact: !/s$/.test(unit) } : countOf(count);
  if (!kind || !many) return null;
  const day = dayBefore(today, many.count * kind[2], kind[1]);
  return { day, strength, isExact: many.isExact && isAbout === undefined, isSpan: true };
}

function unitOf(text = ''): Unit | undefined {
  return unitNames.find(([pattern]) => pattern.test(text))?.[1];
}

function monthOf(text: string): number {
  return monthNames.indexOf(text.slice(0, 3)) + 1;
}

function withPreposition(prep: string, read: DateRead): DateRead {
  if (/^(since|from|ever since|starting|as of)$/.test(prep)) return { ...read, strength: 'start' };
  return /^(by|until|till|before|for|next)$/.test(prep) ? { ...read, isLimit: true } : read;
}

function weekday(
  { prep = '', which, weekday: name = '' }: Partial<Record<string, string>>,
  today: Day,
): DateRead | null {
  const place = weekdayNames.indexOf(name.slice(0, 3));
  const around = weekdayAround(today, place);
  const chosen = which ?? prep;
  if (chosen === 'next') return named(around.ahead, { isLimit: true });
  if (chosen === 'this' && place >= weekdayOf(today)) return named(weekdayOfWeek(today, place, 0));
  // "Last Wednesday" is this week's for some and the week before's for others.
  const isExact = chosen !== 'last' || weekdayOfWeek(today, place, -1) === around.day;
  return withPreposition(prep, { ...named(around.day, { isExact }), ahead: around.ahead });
}

function calendarDate(
  { prep = '', day, month, year }: Partial<Record<string, string>>,
  today: Day,
): DateRead | null {
  const place = month === undefined ? null : monthOf(month);
  if (year !== undefined && place !== null) {
    const found = dayOf(Number(year), place, Number(day));
    return found === null ? null : withPreposition(prep, named(found));
  }
  const around = dateAround(today, { month: place, day: Number(day) });
  return around && withPreposition(prep, { ...named(around.day), ahead: around.ahead });
}
