import type { EvaluationDraft } from '../../contract.ts';
import type { Content } from './content.ts';

/** Answers that are content with everything: the best step of each criterion. */
export function bestAnswers({ criteria }: Content): EvaluationDraft['answers'] {
  return Object.fromEntries(
    criteria.map(({ id, scale }) => {
      const [best] = scale.toSorted((one, other) => other.points - one.points);
      const answer = { optionId: best?.id ?? null, reason: '', evidence: [], causeIds: [] };
      return [id, answer];
    }),
  );
}
