/** The languages that Heed speaks. */
export const languages = ['en', 'ru', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Words in each of them. */
export type Translated = Readonly<Record<Language, string>>;

/** How each of them writes numbers and time. English follows the 24-hour clock of shift work. */
export const locales = { en: 'en-GB', ru: 'ru-RU', zh: 'zh-CN' } satisfies Record<Language, string>;
