import { createContext, use } from 'react';
import { type Language, languages } from '#kernel/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { SurveyFault } from '../../core/faults.ts';
import type { Question } from '../../core/question.ts';
import type { SurveyKind } from '../../core/survey.ts';
import type { Draft } from './drafting.ts';

/** What whatever edits a part of a survey needs. */
export interface Editing {
  readonly kind: SurveyKind;
  readonly draft: Draft;
  readonly edit: (next: Draft) => void;
  /** Takes something away, which can be brought back. what: in words. */
  readonly remove: (next: Draft, what: string) => void;
  /** The key of the question that is open; `HEAD`: the survey as a whole. */
  readonly openKey: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
  /** What keeps it from being published. */
  readonly faults: readonly SurveyFault[];
  /** The questions of the last version; none before the first. */
  readonly published: readonly Question[];
}

/** Stands where a key may stand; no question can have it, as keys have no capitals. */
export const headKey = 'HEAD';

/** The one language in which words are edited where there is no room for all; else null. */
export const EditedLanguageContext = createContext<Language | null>(null);

/** The languages in which words are edited now, the person's own first. */
export function useEditedLanguages(): readonly Language[] {
  const { language: own } = useWords();
  const edited = use(EditedLanguageContext);
  if (edited !== null) return [edited];
  return languages.toSorted((one, other) => Number(other === own) - Number(one === own));
}
