import type { Language } from '#platform/http/contract.ts';
import { createVocabulary, type Vocabulary } from '#platform/web/words.ts';

const catalogues = {
  en: () => import('./catalogues/en.ts'),
  ru: () => import('./catalogues/ru.ts'),
  zh: () => import('./catalogues/zh.ts'),
} satisfies Record<Language, unknown>;

const loaded = new Map<Language, Promise<Vocabulary>>();

/** The vocabulary of a language, brought once. The same promise each time, as `use` wants it. */
export function vocabularyOf(language: Language): Promise<Vocabulary> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

async function load(language: Language): Promise<Vocabulary> {
  const { messages } = await catalogues[language]();
  return createVocabulary(language, messages);
}
