import { type Language, languages, type Translated } from '#kernel/language.ts';
import { wordsOf } from '../../core/faults.ts';
import type { Question } from '../../core/question.ts';
import type { Draft } from './drafting.ts';

/** The languages in which some words of a question are not written. */
export function missingIn(question: Question): readonly Language[] {
  const words = wordsOf(question);
  return languages.filter((language) => words.some((each) => isBlank(each, language)));
}

/** How many of a survey's words are not written in each language. */
export function countMissing({ name, questions }: Draft): Readonly<Record<Language, number>> {
  const words = [name, ...questions.flatMap(wordsOf)];
  const count = (language: Language) => words.filter((each) => isBlank(each, language)).length;
  return { en: count('en'), ru: count('ru'), zh: count('zh') };
}

function isBlank(words: Translated, language: Language): boolean {
  return words[language].trim() === '';
}
