import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import {
  type Attachment,
  type ConversationItem,
  maximumSubjectLength,
} from '#modules/contacts/contract.ts';
import { receiveMessage } from '#modules/contacts/server/index.ts';
import { customersById } from '#modules/customers/server/index.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { type Context, LostRace } from '#platform/context.ts';
import { storeFile } from '#platform/files/files.ts';
import type { RawMailReason } from '../contract.ts';
import { classify, loopWindowMs, type MailKind, mayAnswerAutomatically } from '../core/classify.ts';
import { contentOf, type MailContent } from '../core/content.ts';
import { languageOf } from '../core/language.ts';
import type { MailAttachment } from '../core/mail.ts';
import type { Hmac } from '../core/reply-address.ts';
import { cleanSubject } from '../core/subject.ts';
import { threadKeysOf, threadOf } from '../core/threads.ts';
import { type Writer, writerOf } from '../core/writer.ts';
import {
  leaveNote,
  livingConversation,
  markRead,
  type ReadArrival,
  type ReadMail,
  recogniseWriter,
} from './arrival.ts';
import { mailLimits } from './limits.ts';
import { type InProject, readMailbox } from './mailbox-store.ts';
import { lockRawMail, updateRawMail } from './raw-mail-store.ts';
import { takeAutoReply, takeBounce } from './take-report.ts';
import {
  conversationsOfMails,
  countRecent,
  insertThreadMail,
  isKnownMail,
} from './thread-store.ts';
import { words } from './words.ts';

/** Longer ids fit into no index. Source: RFC 5322, section 2.1.1. */
const maximumMessageIdBytes = 998;

/** Decides what a mail is and where it belongs, and brings it there: into its conversation, as a
 *  note beside it, or aside. A mail is taken in once. */
export async function takeIn(
  ctx: Context,
  { which, hmac, ...read }: ReadMail & { which: InProject; hmac: Hmac },
): Promise<void> {
  const arrival = await arrivalOf(ctx, which, read);
  if (arrival === null) return;
  const { mail, writer } = arrival;
  const fromAddress = writer?.address ?? null;
  await updateRawMail(ctx, which, { fromAddress, subject: mail.subject });
  const kind = classify(mail, await factsOf(ctx, arrival));
  const reason = reasonOf(kind);
  if (kind.kind === 'bounce') return takeBounce(ctx, arrival, kind);
  if (kind.kind === 'auto-reply') {
    return takeAutoReply(ctx, arrival, await conversationOf(ctx, arrival, hmac));
  }
  if (reason) return updateRawMail(ctx, which, { state: 'set-aside', reason });
  return takeOrdinary(ctx, arrival, await conversationOf(ctx, arrival, hmac));
}

async function arrivalOf(
  ctx: Context,
  which: InProject,
  read: ReadMail,
): Promise<ReadArrival | null> {
  const raw = await lockRawMail(ctx, which);
  if (raw?.state !== 'waiting') return null;
  const { projectId, mailboxId, sha256 } = raw;
  const mailbox = await readMailbox(ctx, { projectId, id: mailboxId });
  const own = read.mail.messageId;
  const isUsable = own !== null && Buffer.byteLength(own) <= maximumMessageIdBytes;
  return {
    ...read,
    raw,
    mailbox: present(mailbox, 'the mailbox of a mail'),
    project: await getProject(ctx, projectId),
    writer: writerOf(read.mail),
    messageId: isUsable ? own : `sha256:${sha256}`,
  };
}

async function factsOf(ctx: Context, { raw, mailbox, writer, messageId }: ReadArrival) {
  const { projectId, mailboxId, returnPath } = raw;
  const correspondent = writer?.address ?? '';
  const from = { projectId, mailboxId, correspondent };
  const since = addMs(ctx.now, -loopWindowMs);
  return {
    returnPath,
    isKnown: await isKnownMail(ctx, { ...from, messageId }),
    recentFromCorrespondent: 1 + (await countRecent(ctx, { ...from, since })),
    mailbox,
  };
}

function reasonOf(kind: MailKind): RawMailReason | null {
  if (kind.kind === 'ordinary') return null;
  return kind.kind === 'loop' ? `loop-${kind.sign}` : kind.kind;
}

/** Where a mail belongs; null when it begins a conversation. What could not be read at first has a
 *  conversation already. */
async function conversationOf(
  ctx: Context,
  { raw, mailbox, mail }: ReadArrival,
  hmac: Hmac,
): Promise<ConversationItem | null> {
  const { projectId, mailboxId, recipients, conversationId } = raw;
  if (conversationId) return livingConversation(ctx, { projectId, id: conversationId });
  const { address } = mailbox;
  const keys = threadKeysOf(mail, { address, envelopeRecipients: recipients }, hmac);
  const { messageIds } = keys;
  const known = await conversationsOfMails(ctx, { projectId, mailboxId, messageIds });
  // A signed address of another project's mailbox names nothing here: then the references decide.
  for (const each of [keys, { ...keys, signedConversationId: null }]) {
    const thread = threadOf(each, known);
    const id = thread.kind === 'continues' ? thread.conversationId : null;
    const item = id && (await livingConversation(ctx, { projectId, id }));
    if (item) return item;
  }
  return null;
}

async function takeOrdinary(
  ctx: Context,
  arrival: ReadArrival,
  conversation: ConversationItem | null,
): Promise<void> {
  const { raw, mailbox, project, mail, writer } = arrival;
  const { projectId } = raw;
  const content = contentOf(mail, arrival.html);
  const language = conversation?.language ?? languageOf(content.body, project.language);
  const customerId = await recogniseWriter(ctx, { projectId, writer, language });
  const { attachments, html } = await storeFiles(ctx, arrival, content);
  const received = await receiveMessage(ctx, {
    projectId,
    channel: 'email',
    customerId,
    customerName: await nameOf(ctx, { projectId, customerId, writer }),
    conversationId: conversation?.id ?? null,
    subject: cleanSubject(mail.subject).slice(0, maximumSubjectLength).toWellFormed(),
    language,
    queueId: mailbox.queueId,
    message: { body: content.body, html, attachments, externalId: raw.id },
  });
  const { item, message } = received;
  const isFirst = await insertThreadMail(ctx, threadMailOf(ctx, arrival, item.id));
  if (!isFirst) throw new LostRace();
  await markRead(ctx, arrival, { conversationId: item.id, messageId: message.id });
  const text = remarksOn(
    arrival,
    content,
    conversation?.customerId === customerId || !conversation,
  );
  if (text !== '') await leaveNote(ctx, arrival, { conversationId: item.id, text });
}

/** Keeps the files of a mail; the images in its HTML then name them. */
async function storeFiles(
  ctx: Context,
  { raw, fileIds }: ReadArrival,
  { files, inlineFiles, html }: MailContent,
): Promise<{ attachments: Attachment[]; html: string | null }> {
  const attachments: Attachment[] = [];
  for (const file of files) attachments.push(await store(ctx, raw.projectId, file));
  let shown = html;
  for (const file of inlineFiles) {
    const standIn = fileIds.get(file.contentId ?? '');
    if (!shown || !standIn || !shown.includes(standIn)) continue;
    const { fileId } = await store(ctx, raw.projectId, file);
    shown = shown.replaceAll(standIn, fileId);
  }
  return { attachments, html: shown };
}

async function store(ctx: Context, projectId: Id, file: MailAttachment): Promise<Attachment> {
  const { bytes, fileName, contentType } = file;
  const stored = await storeFile(ctx, {
    projectId,
    name: fileName,
    mediaType: contentType,
    content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    maximumBytes: mailLimits.attachmentBytes,
  });
  const { id: fileId, name, mediaType, sizeBytes } = stored;
  return { fileId, name, mediaType, sizeBytes };
}

/** What the customer is called: as he is known, else as his mail says. */
async function nameOf(
  ctx: Context,
  { projectId, customerId, writer }: { projectId: Id; customerId: Id; writer: Writer | null },
): Promise<string> {
  const known = await customersById(ctx, { projectId, ids: [customerId] });
  const name = known.get(customerId)?.name ?? writer?.name;
  return name || (writer?.address ?? '');
}

function threadMailOf(ctx: Context, arrival: ReadArrival, conversationId: Id) {
  const { raw, mail, writer, messageId } = arrival;
  const answered = [...mail.references, ...mail.inReplyTo];
  return {
    projectId: raw.projectId,
    mailboxId: raw.mailboxId,
    messageId,
    correspondent: writer?.address ?? '',
    correspondentName: writer?.name ?? '',
    conversationId,
    direction: 'in' as const,
    at: ctx.now,
    answeredIds: [...new Set(answered)].slice(-maximumAnsweredIds),
    mayAnswerAutomatically: mayAnswerAutomatically(mail, { kind: 'ordinary' }),
  };
}

/** More of them would only make every answer longer. */
const maximumAnsweredIds = 30;

/** What agents must know about how the mail was read and who wrote it; '' when there is nothing. */
function remarksOn(
  { raw, project, writer }: ReadArrival,
  { remarks }: MailContent,
  isSameCustomer: boolean,
): string {
  const { language } = project;
  const address = writer?.address ?? '';
  return [
    ...remarks.map((remark) => words(language, `remark.${remark}`)),
    ...(raw.isComplete ? [] : [words(language, 'remark.incomplete')]),
    ...(isSameCustomer ? [] : [words(language, 'remark.another-writer', { address })]),
    ...(writer?.isProven === false ? [words(language, 'remark.unproven', { address })] : []),
  ].join('\n');
}
