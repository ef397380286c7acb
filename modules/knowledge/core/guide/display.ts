import { present } from '#kernel/assert.ts';
import { type Language, languages, locales } from '#kernel/language.ts';
import type { GuideDetail, KnownDetail } from './guide.ts';

/** Where the value stands in a closed question. */
export const valueSlot = '{value}';

const said = {
  yes: { en: 'yes', ru: 'да', zh: '是' },
  no: { en: 'no', ru: 'нет', zh: '否' },
} as const;

/** A value of a detail in the words of a language. */
export function displayOf(
  { kind, options }: Pick<GuideDetail, 'kind' | 'options'>,
  value: string,
  language: Language,
): string {
  switch (kind) {
    case 'since':
    case 'day':
      return dateIn(value, language);
    case 'amount':
      return amountIn(value, language);
    case 'choice':
    case 'place':
      return options.find(({ key }) => key === value)?.names[language] ?? value;
    case 'yes-no':
      return value === 'yes' || value === 'no' ? said[value][language] : value;
    default:
      return value;
  }
}

/** The question to ask: the closed one with its value, the open one without. */
export function questionOf(
  detail: GuideDetail,
  { value, language }: { value: string | null; language: Language },
): string {
  if (value === null) return detail.open[language];
  return detail.closed[language].replaceAll(valueSlot, () => displayOf(detail, value, language));
}

/** A known value as it is kept with a contact. */
export function keptDetail(detail: GuideDetail, value: string): KnownDetail {
  const texts = languages.map((language) => [language, displayOf(detail, value, language)]);
  return {
    key: detail.key,
    names: { ...detail.names },
    texts: Object.fromEntries(texts) as KnownDetail['texts'],
  };
}

function dateIn(value: string, language: Language): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(value);
  if (!match) return value;
  const date = new Date(`${present(match[1], 'its date')}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime())) return value;
  const day = new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  }).format(date);
  return match[2] === undefined ? day : `${day}, ${match[2]}`;
}

function amountIn(value: string, language: Language): string {
  const match = /^(\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/.exec(value);
  if (!match) return value;
  const sum = Number(match[1]);
  const digits = sum % 1 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locales[language], {
    ...(match[2] !== undefined && { style: 'currency', currency: match[2] }),
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  }).format(sum);
}
