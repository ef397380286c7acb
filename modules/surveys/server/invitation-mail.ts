import { present } from '#kernel/assert.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { defineJob, type JobHandler, onJob } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/module.ts';
import type { Question } from '../contract.ts';
import { isScale, valuesOf } from '../core/question.ts';
import { surveyToken } from '../core/token.ts';
import { answeringOf } from './answers.ts';
import { recallInvitation } from './ending.ts';
import { sendServiceMail } from './service-mail.ts';
import { type InProject, lockInvitation, updateInvitation } from './store.ts';
import { hashOfToken } from './token.ts';

/** Writes an invitation, or its first, second ... reminder. The order holds no token: the link is
 *  made when the mail is. */
export const mailInvitation = defineJob<InProject & { reminder?: number }>(
  'surveys.mail-invitation',
  5,
);

/** Serves the orders of invitations through the e-mail channel. */
export function invitationMail({ config, database }: Services): JobHandler {
  return onJob(mailInvitation, {
    work: ({ data }) =>
      database.run(systemActor, (ctx) => sendInvitation(ctx, data, config.publicUrl)),
    giveUp: (ctx, { data, reason }) => recallInvitation(ctx, data, reason),
  });
}

async function sendInvitation(
  ctx: Context,
  { reminder, ...which }: InProject & { reminder?: number },
  publicUrl: string,
): Promise<void> {
  const invitation = await lockInvitation(ctx, which);
  if (invitation?.state !== 'sent') return;
  const { tokenHash, reminderTokenHashes: earlier, customerId } = invitation;
  const isWritten = reminder ? earlier.length >= reminder : tokenHash !== null;
  if (isWritten || customerId === null) return;
  const { questions } = await answeringOf(ctx, invitation);
  const question = present(questions[0], 'the first question');
  const token = surveyToken((bytes) => crypto.getRandomValues(bytes));
  const hash = hashOfToken(token);
  await updateInvitation(
    ctx,
    which,
    reminder ? { reminderTokenHashes: [...earlier, hash] } : { tokenHash: hash },
  );
  const { projectId, id: aboutId, contactId, language } = invitation;
  const { name: projectName } = await getProject(ctx, projectId);
  const link = `${publicUrl}/rate/${token}`;
  const mail = write({ language, projectName, question, link, isReminder: Boolean(reminder) });
  const to = { customerId };
  await sendServiceMail(ctx, { projectId, to, contactId, aboutId, language, link, ...mail });
}

function write(about: {
  language: Language;
  projectName: string;
  question: Question;
  link: string;
  isReminder: boolean;
}): { subject: string; text: string } {
  const { language, projectName, question, link, isReminder } = about;
  const { subject, greeting, reminding, closing, stop } = letters[language];
  const choices = choicesOf(question, language).map(
    ({ key, words }) => `${words}\n${link}?r=${key}`,
  );
  const ways = choices.length > 0 ? choices : [link];
  return {
    subject: subject(projectName),
    text: `${[
      isReminder ? reminding : greeting,
      ...[question.title[language], ...ways, closing, `${stop}\n${link}?stop`],
    ].join('\n\n')}\n`,
  };
}

/** What can be answered with one tap, the best first. */
function choicesOf(question: Question, language: Language): { key: string; words: string }[] {
  if (question.kind === 'single') {
    return question.options.map(({ key, title }) => ({ key, words: title[language] }));
  }
  if (!isScale(question)) return [];
  const values = valuesOf(question);
  return values
    .map((value, index) => {
      const isLast = index === values.length - 1;
      const ends = question.kind === 'rating' ? [] : [question.ends];
      const end = ends.map(({ low, high }) => (isLast ? high : index === 0 ? low : undefined))[0];
      const label = question.kind === 'rating' ? question.labels[index] : end;
      return { key: String(value), words: [value, label?.[language] ?? []].flat().join(' · ') };
    })
    .reverse();
}

interface Letter {
  readonly subject: (projectName: string) => string;
  readonly greeting: string;
  /** In place of the greeting, for whoever has not answered. */
  readonly reminding: string;
  /** Beside the link for whoever wants no such mail. */
  readonly stop: string;
  readonly closing: string;
}

const letters: Readonly<Record<Language, Letter>> = {
  en: {
    subject: (projectName) => `How did we do? ${projectName}`,
    greeting: 'Hello,\n\nwe would like to know whether our answer has helped you.',
    reminding:
      'Hello,\n\nnot long ago we asked for your opinion. If you find a minute, it still helps us.',
    stop: 'No more questions by mail, please:',
    closing: 'One tap is enough. People read every answer.',
  },
  ru: {
    subject: (projectName) => `Как мы справились? ${projectName}`,
    greeting: 'Здравствуйте!\n\nНам важно знать, помог ли вам наш ответ.',
    reminding: 'Здравствуйте!\n\nНедавно мы спрашивали ваше мнение. Оно нам по-прежнему важно.',
    stop: 'Больше не присылать таких писем:',
    closing: 'Достаточно одного нажатия. Каждый ответ читают люди.',
  },
  zh: {
    subject: (projectName) => `请评价我们的服务｜${projectName}`,
    greeting: '您好：\n\n我们想知道，我们的答复是否帮到了您。',
    reminding: '您好：\n\n前几天我们曾请您评价。如果您有一分钟时间，您的意见对我们仍然很重要。',
    stop: '不想再收到此类邮件：',
    closing: '轻点一下即可，每一条评价都有专人阅读。',
  },
};
