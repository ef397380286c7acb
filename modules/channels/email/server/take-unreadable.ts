import { present } from '#kernel/assert.ts';
import { receiveMessage } from '#modules/contacts/server/index.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import { readFile } from '#platform/files/files.ts';
import type { RawMailReason } from '../contract.ts';
import { addressInHead } from '../core/writer.ts';
import { type Arrival, leaveNote, rawAttachment, recogniseWriter } from './arrival.ts';
import { mailLimits } from './limits.ts';
import { type InProject, readMailbox } from './mailbox-store.ts';
import { lockRawMail, type StoredRawMail, updateRawMail } from './raw-mail-store.ts';
import { words } from './words.ts';

/** Opens a conversation with a mail that nothing could read: the mail itself, as a file, from whom
 *  its head or its envelope names. So none is lost, whatever is in it. */
export async function takeUnreadable(
  ctx: Context,
  which: InProject,
  reason: RawMailReason,
): Promise<void> {
  const raw = await lockRawMail(ctx, which);
  if (raw?.state !== 'waiting') return;
  const { projectId } = raw;
  const project = await getProject(ctx, projectId);
  const mailbox = await readMailbox(ctx, { projectId, id: raw.mailboxId });
  const arrival: Arrival = { raw, project, mailbox: present(mailbox, 'the mailbox of a mail') };
  const address = addressInHead(await headOf(ctx, raw)) ?? (raw.returnPath || null);
  const writer = address === null ? null : { name: '', address, isProven: false };
  const { language } = project;
  const { item, message } = await receiveMessage(ctx, {
    projectId,
    channel: 'email',
    customerId: await recogniseWriter(ctx, { projectId, writer, language }),
    customerName: address ?? '',
    conversationId: raw.conversationId,
    subject: words(language, 'unreadable.subject'),
    language,
    queueId: arrival.mailbox.queueId,
    message: {
      body: '',
      html: null,
      attachments: [rawAttachment(raw)],
      externalId: `${raw.id}:unread`,
    },
  });
  const { id: conversationId } = item;
  const became = { fromAddress: address, conversationId, messageId: message.id };
  await updateRawMail(ctx, raw, { state: 'unreadable', reason, ...became });
  await leaveNote(ctx, arrival, { conversationId, text: words(language, 'unreadable') });
}

async function headOf(ctx: Context, { projectId, fileId }: StoredRawMail): Promise<string> {
  const { stream } = await readFile((work) => work(ctx), { projectId, id: fileId });
  for await (const chunk of stream) {
    return Buffer.from(chunk).toString('latin1', 0, mailLimits.headBytes);
  }
  return '';
}
