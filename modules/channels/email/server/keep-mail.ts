import { createHash } from 'node:crypto';
import { type Id, newId } from '#kernel/id.ts';
import { storable } from '#kernel/text.ts';
import { authorise, type Context, LostRace } from '#platform/context.ts';
import { storeFile } from '#platform/files/files.ts';
import { defineJob, orderJob } from '#platform/jobs/jobs.ts';
import { may, type RawMail } from '../contract.ts';
import { mailLimits } from './limits.ts';
import type { InProject } from './mailbox-store.ts';
import { insertRawMail, isStored } from './raw-mail-store.ts';

/** Reads a kept mail. After the last attempt it counts as unreadable. */
export const readMail = defineJob<InProject>('channels_email.read', 4);

/** Keeps a mail for good before anything reads it, and orders its reading. The same bytes are kept
 *  once. returnPath: '' is the null sender, null when the door did not learn it. */
export async function keepMail(
  ctx: Context,
  arrived: {
    projectId: Id;
    mailboxId: Id;
    door: RawMail['door'];
    raw: Uint8Array;
    isComplete: boolean;
    returnPath: string | null;
    recipients: readonly string[];
  },
): Promise<void> {
  authorise(ctx, may.carry);
  const { raw, projectId, mailboxId, returnPath, recipients, ...about } = arrived;
  const content = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (await isStored(ctx, { projectId, mailboxId, sha256 })) return;
  const file = await storeFile(ctx, {
    projectId,
    name: 'mail.eml',
    mediaType: 'message/rfc822',
    content,
    maximumBytes: mailLimits.rawBytes,
  });
  const id = newId(Date.parse(ctx.now));
  const isFirst = await insertRawMail(ctx, {
    ...about,
    projectId,
    id,
    mailboxId,
    arrivedAt: ctx.now,
    returnPath: returnPath && storable(returnPath),
    recipients: recipients.map(storable),
    fileId: file.id,
    sizeBytes: file.sizeBytes,
    sha256,
    state: 'waiting',
    reason: null,
    fromAddress: null,
    subject: null,
    conversationId: null,
    messageId: null,
  });
  if (!isFirst) throw new LostRace();
  await orderJob(ctx, readMail, { projectId, id });
}
