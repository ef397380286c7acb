import { locales } from '#kernel/language.ts';
import type { Instant } from '#kernel/time.ts';
import { wallMsAt } from '#modules/routing/core/business-time.ts';
import { dayNameOf, type Reception } from '#modules/routing/core/reception.ts';
import type { Language } from '#platform/http/contract.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, zh };

/** Who is told, and when. zone: in which his own clock runs, if that is known. */
interface Told {
  readonly language: Language;
  readonly zone?: string | undefined;
  readonly now: Instant;
}

/** Why nobody is there and when somebody is again, by the clocks of the queue, whose zone is named
 *  where it is not the visitor's: a line for each that is known; null when neither is. */
export function closedWords(
  { opensAt, reasons, timeZone }: NonNullable<Reception['closed']>,
  told: Told,
): string | null {
  const opens = opensAt && openingWords(opensAt, timeZone, told);
  return [reasons?.[told.language], opens].filter(Boolean).join('\n') || null;
}

function openingWords(opensAt: Instant, timeZone: string, { language, zone, now }: Told): string {
  const words = catalogues[language];
  const day = dayNameOf(opensAt, { now, timeZone });
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone, ...options }).format(
      Date.parse(opensAt),
    );
  const time = write({ timeStyle: 'short', hourCycle: 'h23' });
  const isOwn = showSame(opensAt, timeZone, zone);
  const named = `${words['opening.zone']}`
    .replace('{time}', time)
    .replace('{zone}', zoneName(opensAt, timeZone, language));
  const blanks: Readonly<Record<string, string | undefined>> = {
    date: write({ day: 'numeric', month: 'long' }),
    day: day.kind === 'weekday' ? words[`opening.weekday.${day.weekday}`] : undefined,
    time: isOwn ? time : named,
  };
  const sentence = words[`opening.${day.kind}`] ?? '';
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '');
}

/** Whether the visitor's clock shows the same then. A browser may name a zone that is none. */
function showSame(instant: Instant, timeZone: string, zone: string | undefined): boolean {
  if (zone === undefined) return false;
  try {
    return wallMsAt(zone, instant) === wallMsAt(timeZone, instant);
  } catch {
    return false;
  }
}

function zoneName(instant: Instant, timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(Date.parse(instant));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
