/** The languages that Heed speaks. */
export const languages = ['en', 'ru', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Words in each of them. */
export type Translated = Readonly<Record<Language, string>>;
