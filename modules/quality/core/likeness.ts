import { termsOf } from '#modules/contacts/core/suggest.ts';

/** A text below this likeness says something else. */
const minimumLikeness = 0.4;

/** How much of a wrong statement another text repeats, 0..1: the share of its different words, or
 *  pairs of Chinese characters, that stand in the other. A longer text around it takes nothing
 *  away. */
export function likenessTo(statement: string): (text: string) => number {
  const wanted = termsOf(statement);
  return (text) => {
    if (wanted.length === 0) return 0;
    const found = new Set(termsOf(text));
    return wanted.filter((term) => found.has(term)).length / wanted.length;
  };
}

/** The candidates that resemble a statement, likest first, at most `limit`. */
export function mostAlike<Candidate extends { readonly body: string }>(
  statement: string,
  candidates: readonly Candidate[],
  limit: number,
): (Candidate & { readonly likeness: number })[] {
  const likeness = likenessTo(statement);
  return candidates
    .map((candidate) => ({ ...candidate, likeness: likeness(candidate.body) }))
    .filter((candidate) => candidate.likeness >= minimumLikeness)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, limit);
}
