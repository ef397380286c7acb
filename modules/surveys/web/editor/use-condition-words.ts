import { useWords } from '#platform/web/words.ts';
import { type Condition, isChoice, type Question, scales } from '../../core/question.ts';
import { titleOf } from './drafting.ts';

/** Tells a value of a scale in words: "3 · Fair"; for scales without words the value alone. */
export function useValueWords() {
  const { language } = useWords();
  return (asked: Question, value: number): string => {
    const label = asked.kind === 'rating' ? asked.labels[value - scales.rating.from] : undefined;
    return [String(value), label?.[language]].filter(Boolean).join(' · ');
  };
}

/** Tells in words when a question is shown: a function from the condition and the questions it
 *  refers to. */
export function useConditionWords() {
  const { t, language, format } = useWords();
  const valueWords = useValueWords();
  return (condition: Condition | null, questions: readonly Question[]): string => {
    if (condition === null) return t('surveys.design.logic.always');
    const asked = questions.find(({ key }) => key === condition.question);
    const title = (asked && titleOf(asked, language)) || condition.question;
    if (condition.is !== 'one-of') {
      const value = asked ? valueWords(asked, condition.value) : String(condition.value);
      return t(`surveys.design.logic.${condition.is}.said`, { title, value });
    }
    const options = asked && isChoice(asked) ? asked.options : [];
    const names = condition.choices.map(
      (key) => options.find((each) => each.key === key)?.title[language] || key,
    );
    return t('surveys.design.logic.one-of.said', { title, options: format.list(names) });
  };
}
// ids: surveys.design.logic.*
