import type { Instant } from '#kernel/time.ts';
import { dayNameOf } from '#modules/routing/core/reception.ts';
import type { Reception } from '#modules/routing/server/index.ts';
import type { Language } from '#platform/http/contract.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, zh };
const locales = { en: 'en-GB', ru: 'ru-RU', zh: 'zh-CN' } satisfies Record<Language, string>;

/** Why nobody is there and when somebody is again, by the clocks of the queue: a line for each that
 *  is known; null when neither is. */
export function closedWords(
  { opensAt, reasons, timeZone }: NonNullable<Reception['closed']>,
  language: Language,
  now: Instant,
): string | null {
  const opens = opensAt && openingWords(opensAt, { timeZone, language, now });
  return [reasons?.[language], opens].filter(Boolean).join('\n') || null;
}

function openingWords(
  opensAt: Instant,
  { timeZone, language, now }: { timeZone: string; language: Language; now: Instant },
): string {
  const words = catalogues[language];
  const day = dayNameOf(opensAt, { now, timeZone });
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone, ...options }).format(
      Date.parse(opensAt),
    );
  const blanks: Readonly<Record<string, string | undefined>> = {
    date: write({ day: 'numeric', month: 'long' }),
    day: day.kind === 'weekday' ? words[`opening.weekday.${day.weekday}`] : undefined,
    time: write({ timeStyle: 'short', hourCycle: 'h23' }),
  };
  const sentence = words[`opening.${day.kind}`] ?? '';
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '');
}
