import { present } from '#kernel/assert.ts';
import { ProviderError } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { readFile } from '#platform/files/files.ts';
import { type JobHandler, onJob } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/module.ts';
import { rawMailReason } from '../contract.ts';
import type { ParsedMail } from '../core/mail.ts';
import type { ReadMail } from './arrival.ts';
import { readMail } from './keep-mail.ts';
import { type MailReader, openMailReader } from './mail-reader.ts';
import { type InProject, readMailbox } from './mailbox-store.ts';
import { readRawMail, type StoredRawMail } from './raw-mail-store.ts';
import { takeIn } from './take-in.ts';
import { takeUnreadable } from './take-unreadable.ts';
import { hmacOf } from './vault.ts';

/** Serves the reading of kept mails. What cannot be read becomes a conversation all the same. */
export function mailReading(
  { config, database }: Pick<Services, 'config' | 'database'>,
  reader: MailReader = openMailReader(),
): JobHandler {
  const hmac = hmacOf(config.secret);
  const run = <T>(work: (ctx: Context) => Promise<T>) => database.run(systemActor, work);

  async function work({ data: which }: { data: InProject }): Promise<void> {
    const found = await run((ctx) => findWaiting(ctx, which));
    if (!found) return;
    const { raw, fallbackCharset } = found;
    const { stream } = await readFile(run, { projectId: raw.projectId, id: raw.fileId });
    const bytes = Buffer.concat(await stream.toArray());
    const parsed = await reader.parse(bytes, { fallbackCharset });
    if (parsed.kind === 'parsed') {
      const read = await withSafeHtml(reader, raw.projectId, parsed.mail);
      return run((ctx) => takeIn(ctx, { ...read, which, hmac }));
    }
    const { reason } = parsed;
    // A busy machine may be at fault rather than the mail.
    const isMomentary = reason === 'timed-out' || reason === 'crashed';
    if (isMomentary) throw new ProviderError(reason, { isRetryable: true });
    return run((ctx) => takeUnreadable(ctx, which, reason));
  }

  return onJob(readMail, {
    work,
    giveUp: (ctx, { data, reason }) =>
      takeUnreadable(ctx, data, rawMailReason.safeParse(reason).data ?? 'broken'),
  });
}

async function findWaiting(
  ctx: Context,
  which: InProject,
): Promise<{ raw: StoredRawMail; fallbackCharset: string } | null> {
  const raw = await readRawMail(ctx, which);
  if (raw?.state !== 'waiting') return null;
  const mailbox = await readMailbox(ctx, { ...which, id: raw.mailboxId });
  return { raw, fallbackCharset: present(mailbox, 'the mailbox of a mail').fallbackCharset };
}

/** Its files are kept together with the message; until then their names stand in for them. */
async function withSafeHtml(
  reader: MailReader,
  projectId: Id,
  mail: ParsedMail,
): Promise<ReadMail> {
  const inline = mail.attachments.flatMap(({ isInline, contentId }) =>
    isInline && contentId !== null ? [contentId] : [],
  );
  const fileIds = new Map(inline.map((contentId) => [contentId, newId()]));
  const fileUrls = Object.fromEntries(
    Array.from(fileIds, ([contentId, id]) => [contentId, `/api/v1/files/${projectId}/${id}`]),
  );
  const safe = mail.html === null ? null : await reader.sanitise(mail.html, { fileUrls });
  return { mail, html: safe?.html ?? null, fileIds };
}
