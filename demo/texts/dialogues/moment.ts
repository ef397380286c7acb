import { locales } from '#kernel/language.ts';
import { pick, type Random } from '#kernel/random.ts';
import { addMs, dayMs, type Instant, minuteMs } from '#kernel/time.ts';
import type { Language } from '../projects/project.ts';
import type { Slots } from './scenario.ts';

/** A part of the day in which somebody is promised to come. endHour: 0..24, local. */
export interface Window {
  readonly words: string;
  readonly endHour: number;
}

/** The dates and times that a dialogue begun at this moment speaks of, as its language writes them.
 *  windows: in the order of the day. greetings: morning, day, evening. daysWaiting: whole days.
 *
 *  `since` lies daysWaiting back, `promised` 2–3 days, `ordered` 8–10, `filed` 18–20; `soon` comes
 *  in 1–2 days, `later` in 5–7, `ahead` in 19–23, `monthOn` in 30; `time` has just passed, `time2`
 *  comes today; `missed` is the window that has just passed, `window` any. */
export function momentSlots(moment: {
  readonly random: Random;
  readonly at: Instant;
  readonly timeZone: string;
  readonly language: Language;
  readonly windows: readonly [Window, ...Window[]];
  readonly greetings: readonly [string, string, string];
  readonly daysWaiting: number;
}): Slots {
  const { random, at, windows, greetings } = moment;
  const write = writers(moment.language, moment.timeZone);
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const day = (offset: number) => write.date(addMs(at, offset * dayMs));
  const hour = Number(write.time(at).slice(0, 2));
  const passed = windows.findLast((window) => window.endHour <= hour) ?? windows[0];
  return {
    today: day(0),
    since: day(-moment.daysWaiting),
    promised: day(-between(2, 3)),
    ordered: day(-between(8, 10)),
    filed: day(-between(18, 20)),
    soon: day(between(1, 2)),
    later: day(between(5, 7)),
    ahead: day(between(19, 23)),
    monthOn: day(30),
    time: write.time(addMs(at, -between(15, 110) * minuteMs)),
    time2: `${Math.min(hour + between(2, 4), 22)}:00`,
    missed: passed.words,
    window: pick(random, windows).words,
    dayGreeting: greetings[hour < 11 ? 0 : hour < 18 ? 1 : 2],
  };
}

function writers(language: Language, timeZone: string) {
  const date = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    day: 'numeric',
    month: 'long',
  });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return {
    date: (instant: Instant) => date.format(Date.parse(instant)),
    time: (instant: Instant) => time.format(Date.parse(instant)),
  };
}
