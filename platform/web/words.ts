import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
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

/** The vocabulary of a language.
 *  messages: every catalogue in one, id → ICU MessageFormat. timeZone: the device's unless given. */
export function createVocabulary(
  language: Language,
  messages: Readonly<Record<string, string>>,
  timeZone?: string,
): Vocabulary {
  const i18n = setupI18n().setMessagesCompiler(compileOnce());
  i18n.loadAndActivate({ locale: language, messages: { ...messages } });
  return {
    language,
    format: createFormat(language, timeZone),
    t: (id, values) => i18n._(id, values),
    find: (id, values) => (Object.hasOwn(messages, id) ? i18n._(id, values) : null),
    i18n,
  };
}

function compileOnce(): typeof compileMessage {
  const compiled = new Map<string, ReturnType<typeof compileMessage>>();
  return (message) => {
    const known = compiled.get(message) ?? compileMessage(message);
    compiled.set(message, known);
    return known;
  };
}

export const WordsContext = createContext<Vocabulary | null>(null);

/** The words of the person's language: `const { t, language, format } = useWords()`. */
export function useWords(): Vocabulary {
  return present(use(WordsContext), 'a WordsProvider');
}
