import { z } from 'zod';
import { type Instant, msBetween, secondMs } from '#kernel/time.ts';
import type { Answers } from './logic.ts';
import type { Question } from './question.ts';

/** Why answers are kept apart from the figures. `scanner`: several different scores from one mail
 *  within seconds. `duplicate`: the same visitor has answered this survey by another link.
 *  `bot`: a field that people do not see was filled in. `too-fast`: sent before anybody could have
 *  read it. `unopened`: sent without the page having been opened. `straight-line`: the same answer
 *  to all of many questions. */
export const answerFlag = z.enum([
  'scanner',
  'duplicate',
  'bot',
  'too-fast',
  'unopened',
  'straight-line',
]);
export type AnswerFlag = z.infer<typeof answerFlag>;

/** People change their mind once within so short a time, not twice. */
const scannerScores = 3;
const scannerMs = 10 * secondMs;
/** The same answer to so many questions says little about any of them. */
export const straightLineQuestions = 6;
/** Nobody reads and answers a question in less. */
const leastMsPerQuestion = 300;
const leastMs = secondMs;

/** A choice that came through a link, by opening it or by sending the form. */
export interface Choice {
  /** null: the link without a choice. */
  readonly choice: string | null;
  readonly at: Instant;
}

/** Whether a program has followed the links of a mail: three different choices within ten seconds.
 *  choices: oldest first. */
export function isScanned(choices: readonly Choice[]): boolean {
  return choices.some((last, index) => {
    const near = choices
      .slice(0, index + 1)
      .filter(({ at, choice }) => choice !== null && msBetween(at, last.at) <= scannerMs);
    return new Set(near.map(({ choice }) => choice)).size >= scannerScores;
  });
}

/** Whether a customer gave one and the same rating to six questions or more, and no other. */
export function isStraightLine(questions: readonly Question[], answers: Answers): boolean {
  const values = questions.flatMap(({ kind, key }) => {
    const value = answers[key]?.value;
    return kind === 'rating' && typeof value === 'number' ? [value] : [];
  });
  return values.length >= straightLineQuestions && new Set(values).size === 1;
}

/** What is known of the sending of a form. openedAt: as the form says; null when it does not. */
export interface Sending {
  readonly openedAt: Instant | null;
  readonly sentAt: Instant;
  readonly isTrapFilled: boolean;
  /** How many questions were answered by it. */
  readonly questions: number;
}

/** What speaks against a person having sent a form. */
export function flagsOfSending(sending: Sending): AnswerFlag[] {
  const { openedAt, sentAt, isTrapFilled, questions } = sending;
  const neededMs = Math.max(leastMs, questions * leastMsPerQuestion);
  const isTooFast = openedAt !== null && msBetween(openedAt, sentAt) < neededMs;
  return [
    ...(isTrapFilled ? ['bot' as const] : []),
    ...(openedAt === null ? ['unopened' as const] : []),
    ...(isTooFast ? ['too-fast' as const] : []),
  ];
}

/** The flags after another look. Those that a person took off stay off. A straight line is a matter
 *  of the answers as they stand; what was seen of a sending stays. */
export function flagsAfter(
  before: { readonly flags: readonly AnswerFlag[]; readonly liftedFlags: readonly AnswerFlag[] },
  seen: { readonly flags: readonly AnswerFlag[]; readonly isStraightLine: boolean },
): AnswerFlag[] {
  const wanted = new Set<AnswerFlag>([...before.flags, ...seen.flags]);
  wanted.delete('straight-line');
  if (seen.isStraightLine) wanted.add('straight-line');
  return answerFlag.options.filter(
    (flag) => wanted.has(flag) && !before.liftedFlags.includes(flag),
  );
}
