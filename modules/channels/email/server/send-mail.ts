import { present } from '#kernel/assert.ts';
import { ProviderError } from '#kernel/errors.ts';
import { minuteMs, msBetween } from '#kernel/time.ts';
import { recordDelivery } from '#modules/contacts/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { readFile } from '#platform/files/files.ts';
import { type JobHandler, onJob } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/module.ts';
import { sendingFailures, serviceMailFailed } from '../contract.ts';
import { composeReply } from '../core/compose-reply.ts';
import { type Hmac, replyAddress } from '../core/reply-address.ts';
import { type InProject, readMailbox, type StoredMailbox } from './mailbox-store.ts';
import { serversOf } from './mailboxes.ts';
import { sendMail } from './order-mail.ts';
import { lockOutgoing, type Outgoing, updateOutgoing } from './outgoing-store.ts';
import { handOver, type MailToSend, type OutgoingFile } from './smtp-sender.ts';
import { hmacOf } from './vault.ts';

/** A sending that has not ended for so long ended with its node: the mail is sent again, and may
 *  come twice, both times under the same Message-ID. */
const sendingMs = 10 * minuteMs;
/** Most mail servers take no more. */
const maximumFileBytes = 40 * 1024 * 1024;

/** Serves the sending of mails: repeats it while there is hope, and shows how it ended. */
export function mailSending({
  config,
  database,
}: Pick<Services, 'config' | 'database'>): JobHandler {
  const hmac = hmacOf(config.secret);
  const run = <T>(work: (ctx: Context) => Promise<T>) => database.run(systemActor, work);

  async function send({ mailbox, mail }: Claim): Promise<string> {
    const { smtp } = serversOf(config, mailbox);
    if (!smtp) throw new ProviderError(sendingFailures.noServer, { isRetryable: false });
    const files = await filesOf(run, mail);
    return (await handOver(smtp, composed({ mailbox, mail }, files, hmac))).response;
  }

  return onJob(sendMail, {
    work: async ({ data: which }) => {
      const claim = await run((ctx) => begin(ctx, which));
      if (!claim) return;
      const response = await send(claim).catch(async (error) => {
        const lastFailure = error instanceof Error ? error.message : String(error);
        await run((ctx) => updateOutgoing(ctx, which, { state: 'waiting', lastFailure }));
        throw error;
      });
      await run((ctx) => succeed(ctx, claim.mail, response));
    },
    giveUp: (ctx, { data, reason }) => fail(ctx, data, reason),
  });
}

interface Claim {
  readonly mailbox: StoredMailbox;
  readonly mail: Outgoing;
}

/** Takes a mail to be sent; null when it has been. Throws while another node is at it. */
async function begin(ctx: Context, which: InProject): Promise<Claim | null> {
  const mail = await lockOutgoing(ctx, which);
  if (mail?.state !== 'waiting' && mail?.state !== 'sending') return null;
  if (mail.state === 'sending' && msBetween(mail.changedAt, ctx.now) < sendingMs) {
    throw new ProviderError('The mail is being sent.', { isRetryable: true });
  }
  await updateOutgoing(ctx, which, { state: 'sending', attempts: mail.attempts + 1 });
  const mailbox = await readMailbox(ctx, { ...which, id: mail.mailboxId });
  return { mail, mailbox: present(mailbox, 'the mailbox of a mail') };
}

function composed({ mailbox, mail }: Claim, files: OutgoingFile[], hmac: Hmac): MailToSend {
  const { letter, conversationId } = mail;
  const { to, attachments: _, ...parts } = letter;
  const mailboxAddress = mailbox.address;
  const composedMail = composeReply({
    ...parts,
    mailId: mail.id,
    mailbox,
    to: [to],
    cc: [],
    replyAddress: conversationId
      ? replyAddress({ mailboxAddress, conversationId }, hmac)
      : mailboxAddress,
  });
  return { ...composedMail, messageId: mail.messageId, files, recipients: [to.address] };
}

async function filesOf(
  run: Parameters<typeof readFile>[0],
  { projectId, letter }: Outgoing,
): Promise<OutgoingFile[]> {
  const sizeBytes = letter.attachments.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (sizeBytes > maximumFileBytes) {
    throw new ProviderError(sendingFailures.tooLarge, { isRetryable: false });
  }
  const files: OutgoingFile[] = [];
  for (const { fileId } of letter.attachments) {
    const { name, mediaType, stream } = await readFile(run, { projectId, id: fileId });
    files.push({ fileName: name, contentType: mediaType, content: stream });
  }
  return files;
}

async function succeed(ctx: Context, mail: Outgoing, response: string): Promise<void> {
  const { projectId, contactsMessageId: id } = mail;
  await updateOutgoing(ctx, mail, { state: 'sent', response, lastFailure: null });
  if (id) await recordDelivery(ctx, { projectId, id, state: 'sent' });
}

async function fail(ctx: Context, which: InProject, reason: string): Promise<void> {
  const mail = await lockOutgoing(ctx, which);
  if (!mail || mail.state === 'sent' || mail.state === 'bounced') return;
  const { projectId, contactId, aboutId, contactsMessageId: id } = mail;
  await updateOutgoing(ctx, mail, { state: 'failed', lastFailure: reason });
  if (id) return recordDelivery(ctx, { projectId, id, state: 'failed', reason });
  const data = { contactId, aboutId, reason };
  ctx.emit(serviceMailFailed, { projectId, subjectId: mail.id, data });
}
