import { type Clock, type Instant, msBetween } from '#kernel/time.ts';

const maximumRemembered = 5_000;

/** Answers that are asked for often, and kept for a while. */
export interface Remembered<Answer> {
  readonly get: (key: string) => Promise<Answer>;
  readonly forget: (key: string) => void;
}

/** Remembers answers for a while. Many who ask at once share one question. */
export function remember<Answer>(
  clock: Clock,
  forMs: number,
  ask: (key: string) => Promise<Answer>,
): Remembered<Answer> {
  const answers = new Map<string, { answer: Promise<Answer>; at: Instant }>();
  return {
    get: (key) => {
      const now = clock();
      const known = answers.get(key);
      if (known && msBetween(known.at, now) < forMs) return known.answer;
      if (answers.size >= maximumRemembered) answers.clear();
      const answer = ask(key);
      answers.set(key, { answer, at: now });
      answer.catch(() => answers.delete(key));
      return answer;
    },
    forget: (key) => void answers.delete(key),
  };
}
