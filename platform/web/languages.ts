import type { Language } from '#platform/http/contract.ts';

/** The languages of Heed. */
export const languages = ['en', 'ru', 'zh'] as const satisfies readonly Language[];

/** Each language by its own name. */
export const languageNames = {
  en: 'English',
  ru: 'Русский',
  zh: '简体中文',
} as const satisfies Record<Language, string>;
