import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { refusals } from '../contract.ts';
import { answerOfKeys, type KeyQuestion, keyQuestions } from '../core/keys.ts';
import { answeringOf, keepAnswer } from './answers.ts';
import { type InProject, invitationOf, lockInvitation } from './store.ts';

/** What a channel needs in which customers answer by keys: a telephone or short messages. It says a
 *  question, hears keys, and asks what comes next. None is built in yet: voice and SMS come with
 *  their channels, and a test speaks for them. */
interface AskingByKeys {
  /** What to say next; null when nothing is left, or the time is over. */
  readonly next: (ctx: Context, invitation: InProject) => Promise<KeyQuestion | null>;
  /** Keeps what was typed. Refuses keys that mean nothing: say the question once more. */
  readonly hear: (
    ctx: Context,
    invitation: InProject,
    typed: { question: string; keys: string },
  ) => Promise<void>;
}

export const askingByKeys: AskingByKeys = {
  next: async (ctx, which) => {
    const { invitation, answering, questions, answers } = await open(ctx, which);
    if (answering.expiresAt <= ctx.now) return null;
    const answered = new Set(answers.map(({ question }) => question));
    const asked = keyQuestions(questions, invitation.language);
    return asked.find(({ question }) => !answered.has(question)) ?? null;
  },
  hear: async (ctx, which, { question: key, keys }) => {
    const { invitation, questions } = await open(ctx, which);
    const question = questions.find((each) => each.key === key);
    if (!question) refuse(refusals.unknownQuestion, { field: key });
    const value = answerOfKeys(question, keys);
    if (value === undefined) refuse(refusals.valueNotPossible, { field: key });
    await keepAnswer(ctx, which, { question: key, value, language: invitation.language });
  },
};

async function open(ctx: Context, which: InProject) {
  const invitation = invitationOf(present(await lockInvitation(ctx, which), 'the invitation'));
  return { invitation, ...(await answeringOf(ctx, invitation)) };
}
