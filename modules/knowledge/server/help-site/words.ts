import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { languages } from '#kernel/language.ts';
import type { Language } from '#platform/http/contract.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

type WordId = keyof typeof en;

/** The words of the help site in one language. */
export type Texts = (id: WordId, values?: Readonly<Record<string, string | number>>) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<WordId, string>>>> = { en, ru, zh };

const spoken = new Map<Language, I18n>(
  languages.map((language) => {
    const texts = Object.entries(catalogues[language]);
    const messages = Object.fromEntries(texts.map(([id, text]) => [id, compileMessage(text)]));
    return [language, setupI18n({ locale: language, messages: { [language]: messages } })];
  }),
);

/** The words of the help site in a language. */
export function siteWords(language: Language): Texts {
  return (id, values) => spoken.get(language)?._(id, values) ?? id;
}

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  zh: '中文',
};
