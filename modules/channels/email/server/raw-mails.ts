import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { may, type RawMail, rawMail, refusals } from '../contract.ts';
import { readMail } from './keep-mail.ts';
import type { InProject } from './mailbox-store.ts';
import {
  findRawMailOf,
  lockRawMail,
  type RawMailFilter,
  readRawMails,
  updateRawMail,
} from './raw-mail-store.ts';

/** Mails as they came, newest first. */
export async function listRawMails(
  ctx: Context,
  { limit, cursor, ...filter }: RawMailFilter & PageWanted,
): Promise<Page<RawMail>> {
  authorise(ctx, may.review);
  return pageOf(
    { limit, cursor },
    (wanted) => readRawMails(ctx, filter, wanted),
    ({ arrivedAt }) => arrivedAt,
  );
}

/** The mail that a message or note came as. Refuses when it came as none. */
export async function mailOfMessage(
  ctx: Context,
  which: { projectId: Id; messageId: Id },
): Promise<RawMail> {
  authorise(ctx, may.read);
  return (await findRawMailOf(ctx, which)) ?? refuse(refusals.notFound);
}

/** Orders another reading of a mail that was set aside or could not be read. */
export async function readAgain(ctx: Context, which: InProject): Promise<RawMail> {
  authorise(ctx, may.review);
  const mail = (await lockRawMail(ctx, which)) ?? refuse(refusals.notFound);
  if (mail.state === 'waiting' || mail.state === 'read') refuse(refusals.alreadyRead);
  const waiting = { state: 'waiting', reason: null } as const;
  await updateRawMail(ctx, which, waiting);
  await orderJob(ctx, readMail, { projectId: mail.projectId, id: mail.id });
  await ctx.audit('email.read-again', mail.id);
  return rawMail.parse({ ...mail, ...waiting });
}
