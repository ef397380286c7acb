/** The languages that Heed speaks. */
export const languages = ['en', 'ru', 'zh'] as const;
export type Language = (typeof languages)[number];
