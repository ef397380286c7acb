import { countOf, hanCountSource, hanNumber } from '../number-words.ts';
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

const start = '(?<prep>从|自从|自|打)?';
const end = '(?<after>(?:晚上|早上|上午|下午|中午)?(?:开始|起|以来|到现在|至今))?';
const unitSource = '分钟|小时|钟头?|天|日|周|星期|礼拜|月|年';
const span = `(?<count>${hanCountSource})(?<half>个半)?(?<of>个)?(?<more>多)?(?<unit>${unitSource})`;
const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const month = '(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,3})';
const isLimitWord = '(?<limit>之?前(?!天))?';

function rule(source: string, read: DateRule['read']): DateRule {
  return { pattern: new RegExp(source, 'gu'), read };
}

/** Chinese words for days. */
export const chineseRules: readonly DateRule[] = [
  rule(
    `${start}(?<word>大前天|前天|前晚|昨天|昨日|昨晚|昨夜|今天|今日|今早|今晨|今晚|明天|后天|刚才|刚刚)${end}`,
    (parts, today) => withEnds(parts, named(today + nearDay(parts.word ?? ''))),
  ),
  rule(`${span}多?(?:之前|以前|前)(?!台|面|端)`, (parts, today) => back(parts, today, 'start')),
  rule(
    `(?:已经?|都|等了|拖了|过了|停了|坏了|断了|有|整整|快|超过|将近)(?:已经?|都|等了|快|有|整整|超过|将近)*` +
      `${span}多?(?:了|没)?`,
    (parts, today) => back(parts, today, 'start'),
  ),
  rule(`${span}多?(?:了|没)`, (parts, today) =>
    lasting(back(parts, today, 'start'), unitOf(parts.unit ?? '') ?? undefined),
  ),
  rule(span, (parts, today) => back(parts, today, 'bare')),
  rule(
    `(?<count>${hanCountSource})(?:到${hanCountSource}|-\\d+)?(?:个工作)?(?<uni` +
      `t>${unitSource})(?<how>内|之内|以内|后|之后|以后)`,
    (parts, today) => {
      const past = back(parts, today, 'none');
      return past && parts.how?.includes('后')
        ? named(2 * today - past.day, { isLimit: true })
        : past;
    },
  ),
  rule(`第(?<count>${hanCountSource})(?<unit>天|周|个?星期|个?月)了?`, (parts, today) => {
    const count = (countOf(parts.count ?? '')?.count ?? 0) - 1;
    const unit = unitOf(parts.unit ?? '');
    return count > 0 && unit ? began(dayBefore(today, count, unit)) : null;
  }),
  rule(
    `${start}(?<which>上上个?|上个?|这个?|本|下个?)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])${isLimitWord}${end}`,
    (parts, today) => weekday(parts, today),
  ),
  rule(`${start}(?<which>上上个?|上个?|这个?|本)(?:周|星期|礼拜)${end}`, (parts, today) => {
    const far = parts.which?.startsWith('上上') ? -2 : parts.which?.startsWith('上') ? -1 : 0;
    return withEnds(parts, named(weekdayOfWeek(today, 0, far), { isExact: false }));
  }),
  rule(
    `${start}(?<which>上个?月|这个?月|本月)(?:(?<day>${number})[日号])?${isLimitWord}${end}`,
    (parts, today) => {
      const first = monthStart(today, parts.which?.startsWith('上') ? -1 : 0);
      const day = parts.day === undefined ? null : numberOf(parts.day);
      return withEnds(parts, named(first + (day ?? 1) - 1, { isExact: day !== null }));
    },
  ),
  rule(
    `${start}(?:(?<year>\\d{4})年)?(?<month>${month})月(?:份)?(?<day>${number}` +
      `)[日号]?${isLimitWord}${end}`,
    (parts, today) => calendarDate(parts, today),
  ),
  rule(
    `${start}(?<![\\d月])(?<day>${number})号(?!线|楼|店|码|门|房|柜|仓|机|院|铺|客服|订单|线路)${isLimitWord}${end}`,
    (parts, today) => calendarDate(parts, today),
  ),
  rule(`${start}(?<month>${month})月(?:份|初|底|中旬)?${end}`, (parts, today) => {
    const around = dateAround(today, { month: numberOf(parts.month ?? ''), day: 1 });
    return around && withEnds(parts, named(around.day, { isExact: false }));
  }),
  rule(
    `${start}(?<feast>双十一|双11|双十二|双12|618|元旦|国庆)(?:当天|那天|期间)?${end}`,
    (parts, today) => {
      const [month = 1, day = 1] = feasts[parts.feast ?? ''] ?? [];
      const around = dateAround(today, { month, day });
      return around && withEnds(parts, { ...named(around.day), ahead: around.ahead });
    },
  ),
];

const feasts: Readonly<Record<string, readonly [number, number]>> = {
  ...{ 双十一: [11, 11], 双11: [11, 11], 双十二: [12, 12], 双12: [12, 12] },
  ...{ '618': [6, 18], 元旦: [1, 1], 国庆: [10, 1] },
};

function nearDay(word: string): number {
  if (word === '大前天') return -3;
  if (word.startsWith('前')) return -2;
  if (word.startsWith('昨')) return -1;
  if (word === '明天') return 1;
  return word === '后天' ? 2 : 0;
}

function unitOf(text: string): Unit | null {
  if (text === '分钟') return 'minute';
  if (/小时|钟/.test(text)) return 'hour';
  if (/天|日/.test(text)) return 'day';
  if (/周|星期|礼拜/.test(text)) return 'week';
  if (text.includes('月')) return 'month';
  return text.includes('年') ? 'year' : null;
}

function back(
  { count = '', half, of, unit = '', more }: Partial<Record<string, string>>,
  today: Day,
  strength: DateRead['strength'],
): DateRead | null {
  const kind = unitOf(unit);
  const many = countOf(count);
  // 2026年, 3月 and 5日 are names; 三个月 is a span.
  const isName = unit === '月' ? !of && !half : /年|日/.test(unit) && /^\d{2,}$/.test(count);
  if (!kind || !many || isName) return null;
  const isExact = many.isExact && more === undefined;
  const day = dayBefore(today, many.count + (half ? 0.5 : 0), kind);
  return { day, strength, isExact, isSpan: true };
}

function numberOf(text: string): number {
  return hanNumber(text) ?? Number(text);
}

function withEnds(
  { prep, after, limit }: Partial<Record<string, string>>,
  read: DateRead,
): DateRead {
  if (limit !== undefined) return { ...read, isLimit: true };
  return prep === undefined && after === undefined ? read : { ...read, strength: 'start' };
}

function weekday(parts: Partial<Record<string, string>>, today: Day): DateRead | null {
  const { which, weekday: name = '' } = parts;
  const place = name === '天' ? 6 : '一二三四五六日'.indexOf(name);
  if (which?.startsWith('下')) return named(weekdayOfWeek(today, place, 1), { isLimit: true });
  if (which !== undefined) {
    const far = which.startsWith('上上') ? -2 : which.startsWith('上') ? -1 : 0;
    return withEnds(parts, named(weekdayOfWeek(today, place, far)));
  }
  const around = weekdayAround(today, place);
  const isExact = weekdayOf(today) !== place;
  return withEnds(parts, { ...named(around.day, { isExact }), ahead: around.ahead });
}

function calendarDate(parts: Partial<Record<string, string>>, today: Day): DateRead | null {
  const { day = '', month, year } = parts;
  const place = month === undefined ? null : numberOf(month);
  if (year !== undefined && place !== null) {
    const found = dayOf(Number(year), place, numberOf(day));
    return found === null ? null : withEnds(parts, named(found));
  }
  const around = dateAround(today, { month: place, day: numberOf(day) });
  return around && withEnds(parts, { ...named(around.day), ahead: around.ahead });
}
