import { type I18n, setupI18n } from '@lingui/core';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import { createContext, use } from 'react';
import { present } from '#kernel/assert.ts';
import type { Language } from '#platform/http/contract.ts';
import { createFormat, type Format } from './format.ts';
import type en from './messages/en.json';

type FrameWords = typeof en;

/** The ids of all catalogues. Each module adds its own beside its web door:
 *  `declare module '#platform/web/words.ts' { interface KnownWords extends DeskWords {} }`,
 *  where DeskWords is the type of its en.json. */
export interface KnownWords extends FrameWords {}

/** The id of a text. A wrong one does not compile. */
export type WordId = keyof KnownWords;

/** What fills the places of a message: `{ name: 'Anna', count: 3 }`. */
export type WordValues = Readonly<Record<string, string | number>>;

/** A language with all its texts. */
export interface Vocabulary {
  readonly language: Language;
  readonly format: Format;
  readonly t: (id: WordId, values?: WordValues) => string;
  /** The text of an id made at run time, such as `error.CODE`; null when no catalogue has it. */
  readonly find: (id: string, values?: Readonly<Record<string, unknown>>) => string | null;
  readonly i18n: I18n;
}

/** All catalogues of a language in one: id → ICU MessageFormat, which the build has compiled. */
export type Messages = Readonly<Record<string, string | CompiledMessage>>;

/** The vocabulary of a language. timeZone: the device's unless given. */
export function createVocabulary(
  language: Language,
  messages: Messages,
  timeZone?: string,
): Vocabulary {
  const i18n = setupI18n({ locale: language, messages: { [language]: { ...messages } } });
  return {
    language,
    format: createFormat(language, timeZone),
    t: (id, values) => i18n._(id, values),
    find: (id, values) => (Object.hasOwn(messages, id) ? i18n._(id, values) : null),
    i18n,
  };
}

export const WordsContext = createContext<Vocabulary | null>(null);

/** The words of the person's language: `const { t, language, format } = useWords()`. */
export function useWords(): Vocabulary {
  return present(use(WordsContext), 'a WordsProvider');
}
