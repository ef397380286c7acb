import { ApiProblem } from './api.ts';
import { useWords, type Vocabulary } from './words.ts';

/** A problem in the person's words. */
export interface ProblemWords {
  readonly text: string;
  /** What is wrong with each field, by its path. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The words for whatever a request threw: of its code, else of the code without its module. A
 *  refusal whose data names a `field` is also that field's. */
export function describeProblem(error: Error, words: Vocabulary): ProblemWords {
  const problem = error instanceof ApiProblem ? error : new ApiProblem('internal-error', {});
  const { code, data, issues } = problem;
  const general = code.slice(code.indexOf('.') + 1);
  const text =
    words.find(`error.${code}`, data) ??
    words.find(`error.${general}`, data) ??
    words.t('error.internal-error');
  const named = issues.map(({ path, message }) => [path, message] as const);
  const own = typeof data.field === 'string' ? [[data.field, text] as const] : [];
  return { text, fields: Object.fromEntries([...named, ...own]) };
}

/** The words for what a query or mutation threw; nothing while it threw nothing. */
export function useProblem(error: Error | null | undefined): ProblemWords | null {
  const words = useWords();
  return error ? describeProblem(error, words) : null;
}
