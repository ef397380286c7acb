import type { Instant } from '#kernel/time.ts';
import { createFormat } from '#platform/web/format.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import { isOpenAt, nextClosing, nextOpening, type OpenTimes } from '../core/business-time.ts';
import { dayNameOf } from '../core/reception.ts';

/** What a schedule means now, in a sentence with the times of its own zone. */
export function scheduleWords(
  times: OpenTimes,
  now: Instant,
  { t, language }: Pick<Vocabulary, 't' | 'language'>,
): string {
  const { timeZone } = times;
  const isOpen = isOpenAt(times, now);
  const changesAt = isOpen ? nextClosing(times, now) : nextOpening(times, now);
  if (changesAt === null) return t(isOpen ? 'routing.hours.always' : 'routing.hours.never');
  const format = createFormat(language, timeZone);
  const time = format.time(changesAt);
  const name = dayNameOf(changesAt, { now, timeZone });
  if (isOpen && name.kind === 'today') return t('routing.hours.until', { time });
  const day = t('routing.hours.day', {
    day: name.kind === 'weekday' ? String(name.weekday) : name.kind,
    date: format.date(changesAt),
  });
  return t(isOpen ? 'routing.hours.closes' : 'routing.hours.opens', { day, time });
}
