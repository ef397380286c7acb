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
  weekdayOfWeek,
} from './day.ts';

const units: readonly (readonly [RegExp, Unit, number])[] = [
  [/^мин/, 'minute', 1],
  [/^полчас/, 'minute', 30],
  [/^час/, 'hour', 1],
  [/^пол(дня|суток)/, 'hour', 12],
  [/^(день|дн|сут)/, 'day', 1],
  [/^нед/, 'week', 1],
  [/^мес/, 'month', 1],
  [/^полгод/, 'month', 6],
  [/^(год|лет)/, 'year', 1],
];
const unitSource =
  'минут(?:у|ы|ок)?|мин|полчаса|час(?:а|ов|ик|ика)?|полдня|полсуток|день|дня|дней|дн|' +
  'сут(?:ки|ок)|недел(?:ю|и|я|ь|ьку|ек)|месяц(?:а|ев)?|полгода|года?|лет';

const months = [
  ...['январ', 'феврал', 'март', 'апрел', 'ма[йяе]', 'июн', 'июл', 'август', 'сентябр'],
  ...['октябр', 'ноябр', 'декабр'],
];
const monthSource =
  'январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|август[ае]?|' +
  'сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе]';

const weekdays = ['понед', 'вторн', 'сред', 'четв', 'пятн', 'субб', 'воскр'];
const weekdaySource =
  'понедельник(?:а|у|ом|е)?|вторник(?:а|у|ом|е)?|сред(?:а|ы|у|е|ой)|четверг(?:а|у|ом|е)?|' +
  'пятниц(?:а|ы|у|е|ей)|суббот(?:а|ы|у|е|ой)|воскресень(?:е|я|ю|ем)';

const tens = ['', 'перв', 'втор', 'трет', 'четверт', 'пят', 'шест', 'седьм', 'восьм', 'девят'];
const teens = ['десят', 'одиннадцат', 'двенадцат', 'тринадцат', 'четырнадцат', 'пятнадцат'];
const ordinals = [
  ...[...tens, ...teens, 'шестнадцат', 'семнадцат', 'восемнадцат', 'девятнадцат', 'двадцат'],
  ...tens.slice(1).map((each) => `двадцать ${each}`),
  ...['тридцат', 'тридцать перв'],
];
const ordinalSource = ordinals
  .slice(1)
  .toReversed()
  .map((each) => `${each}(?:ого|ое|ому|ье|ьего)`)
  .join('|');

const dayPart = '(?: (?:утра|утром|вечера|вечером|днем|дня|ночью|ночи|обеда|полудня))?';
const about = '(?<about>около|примерно|где-то|больше|более|почти|порядка|чуть больше)';

/** Russian words for days. */
export const russianRules: readonly DateRule[] = [
  {
    pattern: worded(
      '(?:(?<prep>со?|к|до|на) )?(?<word>позавчерашнего|вчерашнего|сегодняшнего|позавчера|' +
        `вчера|сегодня|послезавтра|завтра)${dayPart}`,
    ),
    read: ({ prep = '', word = '' }, today) => {
      const far = /^позавч/.test(word) ? -2 : /^вчер/.test(word) ? -1 : 0;
      const next = word === 'завтра' ? 1 : word === 'послезавтра' ? 2 : far;
      return withPreposition(prep, named(today + next));
    },
  },
  {
    pattern: worded('(?<prep>с) (?:самого )?(?:раннего )?(?:утра|ночи|обеда)|утром|только что'),
    read: ({ prep = '' }, today) => withPreposition(prep, named(today)),
  },
  {
    pattern: worded(
      `(?:${about} )?(?:(?<count>${countSource}) )?(?<unit>${unitSource}) (?:с лишним )?` +
        '(?:тому )?назад',
    ),
    read: (parts, today) => ago(parts, today, 'start'),
  },
  {
    pattern: worded(`(?<unit>${unitSource}) (?<count>${countSource}) (?:тому )?назад`),
    read: (parts, today) => ago({ ...parts, about: 'about' }, today, 'start'),
  },
  {
    pattern: worded(
      `(?:уже|вот|жду|ждем|прошло|прошла|прошли|больше|более|почти|цел(?:ую|ых|ый|ые)|сижу|` +
        `сидим|стоит|висит|лежит|длится)(?: (?:уже|вот|как|вторую|более|больше|около|почти|` +
        `цел(?:ую|ых|ый|ые))){0,2} (?:(?<count>${countSource}) )?(?<unit>${unitSource})`,
    ),
    read: (parts, today) => lasting(ago(parts, today, 'start'), unitOf(parts.unit ?? '')?.unit),
  },
  {
    pattern: worded(
      `(?:${about} )?(?:(?<count>${countSource}) )?(?<unit>${unitSource}) (?:уже|подряд|как|` +
        'жду|ждем|не|нет|без|висит|стоит|лежит|прошло|сижу|сидим)',
    ),
    read: (parts, today) => lasting(ago(parts, today, 'start'), unitOf(parts.unit ?? '')?.unit),
  },
  {
    pattern: worded(`(?:уже )?(?<unit>${unitSource}) (?<count>${countSource})(?: уже)?`),
    read: (parts, today) => ago({ ...parts, about: 'about' }, today, 'bare'),
  },
  {
    pattern: worded(`(?:${about} )?(?<count>${countSource}) (?<unit>${unitSource})`),
    read: (parts, today) => ago(parts, today, 'bare'),
  },
  {
    pattern: worded(
      `(?<how>через|за|до|на|от|в течение) (?:(?<count>${countSource}) )?` +
        `(?<unit>${unitSource})`,
    ),
    read: ({ how, ...parts }, today) => {
      const back = ago(parts, today, 'none');
      if (how !== 'через' || !back) return back;
      return named(2 * today - back.day, { isLimit: true });
    },
  },
  {
    pattern: worded(
      '(?<nth>втор(?:ой|ые|ую)|трет(?:ий|ьи|ью)|четверт(?:ый|ые|ую)|пят(?:ый|ые|ую)|' +
        'шест(?:ой|ые|ую)|седьм(?:ой|ые|ую)|восьм(?:ой|ые|ую)|девят(?:ый|ые|ую)|' +
        'десят(?:ый|ые|ую)|\\d{1,2}-?(?:й|ый|ий|е|ю|ую)) (?<unit>день|сутки|неделю|месяц|час|год)',
    ),
    read: ({ nth = '', unit = '' }, today) => {
      const count = ordinalOf(nth) - 1;
      const kind = unitOf(unit);
      return kind && count > 0 ? began(dayBefore(today, count, kind.unit)) : null;
    },
  },
  {
    pattern: worded(
      '(?:(?<prep>со?|во?|ко?|до|на) )?(?:(?<which>прошл|эт|следующ|последн|ближайш|минувш)' +
        `\\p{L}{1,3} )?(?<weekday>${weekdaySource})${dayPart}`,
    ),
    read: (parts, today) => weekday(parts, today),
  },
  {
    pattern: worded(
      '(?<prep>со?|на|в)(?: начала)? (?<which>прошл|эт)\\p{L}{1,3} (?<unit>недел[иеюя]|месяц[ае]?)',
    ),
    read: ({ prep = '', which, unit = '' }, today) => {
      const back = which === 'прошл' ? -1 : 0;
      const isWeek = unit.startsWith('нед');
      const day = isWeek ? weekdayOfWeek(today, 0, back) : monthStart(today, back);
      return { day, strength: prep.startsWith('с') ? 'start' : 'date', isExact: false };
    },
  },
  {
    pattern: worded('с начала (?<unit>недели|месяца|года)'),
    read: ({ unit }, today) =>
      began(
        unit === 'недели'
          ? weekdayOfWeek(today, 0, 0)
          : unit === 'месяца'
            ? monthStart(today, 0)
            : (dateAround(today, { month: 1, day: 1 })?.day ?? today),
        false,
      ),
  },
  {
    pattern: worded('(?<prep>со?|в|на) (?:прошл\\p{L}{1,2} )?выходн(?:ых|ые)'),
    read: ({ prep = '' }, today) => ({
      ...{ day: weekdayAround(today, 5).day, isExact: false },
      strength: prep.startsWith('с') ? 'start' : 'date',
    }),
  },
  {
    pattern: worded(
      `(?:(?<prep>со?|от|ко?|до|на) )?(?<day>\\d{1,2}|${ordinalSource})(?:-?(?:го|ое|му))? ` +
        `(?<month>${monthSource})(?: (?<year>\\d{4})(?: г(?:ода)?)?)?`,
    ),
    read: (parts, today) => calendarDate(parts, today),
  },
  {
    pattern: worded(
      `(?:(?<prep>со?|от|ко?|до|на) )?(?<day>\\d{1,2}|${ordinalSource})(?:-?(?:го|ое|му))? ` +
        'числ(?:а|о|у)',
    ),
    read: (parts, today) => calendarDate(parts, today),
  },
  {
    pattern: worded('(?:(?<prep>со?|от|ко?|до) )?(?<day>\\d{1,2})-?(?:го|му)'),
    read: (parts, today) => calendarDate(parts, today),
  },
  {
    pattern: worded(
      `(?<prep>со?|в) (?:(?:начал[ае]|середин[ые]|конц[ае]) )?(?<month>${monthSource})`,
    ),
    read: ({ prep = '', month = '' }, today) => {
      const around = dateAround(today, { month: monthOf(month), day: 1 });
      if (!around) return null;
      const strength = prep.startsWith('с') ? 'start' : 'date';
      return { day: around.day, strength, isExact: false };
    },
  },
];

function unitOf(text: string): { unit: Unit; times: number } | null {
  const found = units.find(([pattern]) => pattern.test(text));
  return found ? { unit: found[1], times: found[2] } : null;
}

function ago(
  { count, unit = '', about: isAbout }: Partial<Record<string, string>>,
  today: Day,
  strength: DateRead['strength'],
): DateRead | null {
  const kind = unitOf(unit);
  const many = count === undefined ? { count: 1, isExact: true } : countOf(count);
  // "весь день" is today, not a day long; who means a day ago says "вчера".
  if (!kind || !many || (count === undefined && kind.unit === 'day')) return null;
  const day = dayBefore(today, many.count * kind.times, kind.unit);
  return { day, strength, isExact: many.isExact && isAbout === undefined, isSpan: true };
}

function ordinalOf(text: string): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  return ordinals.findIndex((each, index) => index > 0 && text.startsWith(each));
}

function monthOf(text: string): number {
  return months.findIndex((each) => new RegExp(`^${each}`).test(text)) + 1;
}

function withPreposition(prep: string, read: DateRead): DateRead {
  if (/^(со?|от)$/.test(prep)) return { ...read, strength: 'start' };
  return /^(ко?|до|на)$/.test(prep) ? { ...read, isLimit: true } : read;
}

function weekday(
  { prep = '', which, weekday: text = '' }: Partial<Record<string, string>>,
  today: Day,
): DateRead | null {
  const place = weekdays.findIndex((each) => text.startsWith(each));
  const around = weekdayAround(today, place);
  if (which === 'следующ' || which === 'ближайш') {
    return named(around.ahead, { isLimit: true });
  }
  if (prep === '' && which === undefined) {
    return { ...around, strength: 'bare', isExact: true };
  }
  // "Last Wednesday" is this week's for some and the week before's for others.
  const isExact = which !== 'прошл' || weekdayOfWeek(today, place, -1) === around.day;
  return withPreposition(prep, { ...named(around.day, { isExact }), ahead: around.ahead });
}

function calendarDate(
  { prep = '', day = '', month, year }: Partial<Record<string, string>>,
  today: Day,
): DateRead | null {
  const number = /^\d/.test(day) ? Number(day) : lastOrdinal(day);
  const place = month === undefined ? null : monthOf(month);
  if (year !== undefined && place !== null) {
    const found = dayOf(Number(year), place, number);
    return found === null ? null : withPreposition(prep, named(found));
  }
  const around = dateAround(today, { month: place, day: number });
  return around && withPreposition(prep, { ...named(around.day), ahead: around.ahead });
}

/** "двадцать первого" begins like "двадцатого": the longest beginning counts. */
function lastOrdinal(text: string): number {
  return ordinals.findLastIndex((each, index) => index > 0 && text.startsWith(each));
}
