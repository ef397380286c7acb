import { hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { Invitation } from '#modules/surveys/contract.ts';
import type { AnswerValue } from '#modules/surveys/core/answering.ts';
import { answerByLink, answerInChat } from '#modules/surveys/server/index.ts';
import { asGiven } from '../answers.ts';
import type { Dialogue, World } from './world.ts';

/** Some begin and close the window before the whole is asked. */
const abandonedShare = 0.05;
/** Some answer the first question and rate the whole, and leave out what lies between. */
const hastyShare = 0.14;

interface Answer {
  readonly question: string;
  readonly value: AnswerValue;
}

/** The customer of a chat answers what he is asked, if he is one of those who do. */
export function hearInvitation(world: World, invitation: Invitation): void {
  const { projectId, customerId, contactId, id: invitationId } = invitation;
  if (invitation.channel !== 'chat' || !customerId || !contactId) return;
  world.askedInChat.set(customerId, invitationId);
  const dialogue = world.dialogues.get(contactId);
  if (!dialogue) return;
  const startMs = world.nowMs() + world.between(5, 70) * secondMs;
  planAnswers(world, { dialogue, invitation, startMs }, async ({ question, value }) => {
    // Another chat of his is over meanwhile, and he is asked of that one.
    if (world.askedInChat.get(customerId) !== invitationId) return;
    const which = { projectId, customerId, invitationId, question };
    await world.act('heed', (ctx) => answerInChat(ctx, { ...which, ...asGiven(value) }));
  });
}

/** The customer of a mail follows the link, hours later. */
export function followLink(
  world: World,
  { invitation, token }: { invitation: Invitation; token: string },
): void {
  const dialogue = world.dialogues.get(invitation.contactId ?? '');
  if (!dialogue) return;
  const startMs = world.nowMs() + world.between(10 * minuteMs, 16 * hourMs);
  planAnswers(world, { dialogue, invitation, startMs }, ({ question, value }) =>
    world.act('heed', (ctx) =>
      answerByLink(ctx, { token, question, value, language: invitation.language }),
    ),
  );
}

function planAnswers(
  world: World,
  about: { dialogue: Dialogue; invitation: Invitation; startMs: number },
  give: (answer: Answer) => Promise<void>,
): void {
  const { satisfaction, answers } = about.dialogue.script;
  if (satisfaction === null) return;
  let atMs = about.startMs;
  for (const question of answeredOf(world, about.invitation)) {
    const value = answers[question];
    if (value === undefined) continue;
    atMs += (typeof value === 'string' ? world.between(12, 50) : world.between(2, 6)) * secondMs;
    world.plan(atMs, () => give({ question, value }));
  }
}

/** The questions that the customer does not leave out. */
function answeredOf(world: World, { askedQuestions }: Invitation): readonly string[] {
  if (world.chance(abandonedShare)) return askedQuestions.slice(0, 1 + askedQuestions.length / 3);
  if (!world.chance(hastyShare)) return askedQuestions;
  return askedQuestions.filter((key, index) => index === 0 || key === 'overall');
}
