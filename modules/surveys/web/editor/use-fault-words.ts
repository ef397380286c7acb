import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { SurveyFault } from '../../core/faults.ts';
import type { Question } from '../../core/question.ts';
import { missingIn } from './missing.ts';

/** Tells what is wrong with a question, or with the survey as a whole. */
export function useFaultWords() {
  const { t } = useWords();
  return (fault: SurveyFault['fault'], question: Question | undefined): string => {
    if (fault !== 'missing-language' || !question) return t(`surveys.fault.${fault}`);
    const languages = missingIn(question).map((each) => languageNames[each]);
    return t('surveys.design.missing.in', { languages: languages.join(', ') });
  };
}
// ids: surveys.fault.*
