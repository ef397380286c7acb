import { ApiProblem } from './api.ts';
import { useProblem } from './problem.ts';
import { useWords, type Vocabulary } from './words.ts';

/** Where a problem is told: beside fields, or for the whole form. */
export interface FieldProblems {
  /** What is wrong with a field; its path as the API names it. */
  readonly of: (path: string) => string | undefined;
  /** The problem, unless the marked fields tell all of it. */
  readonly rest: Error | null;
}

/** Parts a problem among the fields that a form marks. The words for what a field may not be are
 *  `field.PATH.wrong` in the catalogues; `field.settings.wrong` does for all fields in `settings`.
 *  paths: of the marked fields, or of what holds them. fieldOf: refusals that belong to one of
 *  them, by their code. */
export function useFields(
  error: Error | null,
  paths: readonly string[],
  fieldOf: Readonly<Record<string, string>> = {},
): FieldProblems {
  const words = useWords();
  const problem = useProblem(error);
  if (!problem) return { of: () => undefined, rest: null };
  const own = error instanceof ApiProblem ? fieldOf[error.code] : undefined;
  const fields = own === undefined ? problem.fields : { ...problem.fields, [own]: problem.text };
  const wrong = Object.keys(fields);
  const isMarked = (field: string) =>
    paths.some((path) => field === path || field.startsWith(`${path}.`));
  return {
    of: (path) => {
      const text = fields[path];
      return text === undefined || text === problem.text ? text : (wordsFor(path, words) ?? text);
    },
    rest: wrong.length > 0 && wrong.every(isMarked) ? null : error,
  };
}

function wordsFor(path: string, words: Vocabulary): string | null {
  const text = words.find(`field.${path}.wrong`);
  const end = path.lastIndexOf('.');
  return text ?? (end < 0 ? null : wordsFor(path.slice(0, end), words));
}
