import { hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { Invitation } from '#modules/surveys/contract.ts';
import { answerByLink, answerInChat } from '#modules/surveys/server/index.ts';
import type { Dialogue, World } from './world.ts';

const attributeKeys = ['solved', 'knowledge', 'understanding', 'speed', 'manner'] as const;
const commentKey = 'comment';
/** Some tap the first question and close the window. */
const ratingOnlyShare = 0.18;

interface Answer {
  readonly question: string;
  readonly value: number | string;
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
    await world.act('heed', (ctx) =>
      typeof value === 'string'
        ? answerInChat(ctx, { ...which, value: null, text: value })
        : answerInChat(ctx, { ...which, value }),
    );
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
  const { satisfaction, attributes, comment } = about.dialogue.script;
  if (satisfaction === null) return;
  const isShort = about.invitation.isRatingAlone || world.chance(ratingOnlyShare);
  const answers: Answer[] = [{ question: 'overall', value: satisfaction }];
  if (!isShort) {
    answers.push(
      ...attributeKeys.map((question) => ({ question, value: attributes[question] })),
      ...(comment ? [{ question: commentKey, value: comment }] : []),
    );
  }
  let atMs = about.startMs;
  for (const answer of answers) {
    atMs +=
      (typeof answer.value === 'string' ? world.between(12, 50) : world.between(2, 6)) * secondMs;
    world.plan(atMs, () => give(answer));
  }
}
