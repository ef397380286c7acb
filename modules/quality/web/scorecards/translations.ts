import type { Language, Translated } from '#platform/http/contract.ts';
import { languages } from '#platform/web/languages.ts';
import { completeNames } from '#platform/web/NamesInput.tsx';
import type { Content, Criterion } from './content.ts';

const script = {
  en: /\p{Script=Latin}/u,
  ru: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
} satisfies Record<Language, RegExp>;

/** The languages in which something is not said: nothing stands there, or words that have no
 *  letter of that language. Nothing is missing where nothing is said at all. */
export function missingIn(texts: Translated): readonly Language[] {
  if (languages.every((language) => texts[language].trim() === '')) return [];
  return languages.filter((language) => {
    const text = texts[language].trim();
    return text === '' || (/\p{L}/u.test(text) && !script[language].test(text));
  });
}

/** All words of a criterion, each in the three languages. */
function wordsOf({ title, guidance, scale, causes }: Criterion): readonly Translated[] {
  const labels = scale.map(({ label }) => label);
  return [title, guidance, ...labels, ...causes.map((cause) => cause.title)];
}

/** The languages in which anything of a criterion is not said. */
export function missingInCriterion(criterion: Criterion): readonly Language[] {
  const missing = new Set(wordsOf(criterion).flatMap(missingIn));
  return languages.filter((language) => missing.has(language));
}

/** How many texts of the scorecard are missing in each language. */
export function countMissing(content: Content): Readonly<Record<Language, number>> {
  const texts = [
    content.title,
    ...content.groups.map(({ title }) => title),
    ...content.criteria.flatMap(wordsOf),
  ];
  const count = (language: Language) =>
    texts.filter((each) => missingIn(each).includes(language)).length;
  return { en: count('en'), ru: count('ru'), zh: count('zh') };
}

/** The scorecard with what is not said taken from the person's own language, so that nobody meets
 *  an empty place. */
export function completed(content: Content, own: Language): Content {
  const full = (texts: Translated) => completeNames(texts, own);
  return {
    ...content,
    title: full(content.title),
    groups: content.groups.map((group) => ({ ...group, title: full(group.title) })),
    criteria: content.criteria.map((criterion) => ({
      ...criterion,
      title: full(criterion.title),
      guidance: full(criterion.guidance),
      scale: criterion.scale.map((step) => ({ ...step, label: full(step.label) })),
      causes: criterion.causes.map((cause) => ({ ...cause, title: full(cause.title) })),
    })),
  };
}
