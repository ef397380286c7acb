import { DomainError } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Attachment, ConversationItem } from '#modules/contacts/contract.ts';
import { refusals as contactsRefusals } from '#modules/contacts/contract.ts';
import { openConversation, reply } from '#modules/contacts/server/index.ts';
import { normaliseIdentity } from '#modules/customers/core/identity.ts';
import { recognise } from '#modules/customers/server/index.ts';
import type { Project } from '#modules/projects/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { ParsedMail } from '../core/mail.ts';
import type { Writer } from '../core/writer.ts';
import type { InProject, StoredMailbox } from './mailbox-store.ts';
import { type StoredRawMail, updateRawMail } from './raw-mail-store.ts';

/** A kept mail whose turn to be taken in has come. */
export interface Arrival {
  readonly raw: StoredRawMail;
  readonly mailbox: StoredMailbox;
  readonly project: Project;
}

/** A mail that has been read. html: made safe; its images name files by the ids of fileIds, which
 *  stand in until the files are kept. */
export interface ReadMail {
  readonly mail: ParsedMail;
  readonly html: string | null;
  /** By content id. */
  readonly fileIds: ReadonlyMap<string, Id>;
}

/** A mail that has been read, with what is to be known to take it in. */
export interface ReadArrival extends Arrival, ReadMail {
  readonly writer: Writer | null;
  /** Its Message-ID, or a name made of its bytes when it bears none. */
  readonly messageId: string;
}

/** The mail as a file that a message carries. */
export function rawAttachment({ fileId, sizeBytes }: StoredRawMail): Attachment {
  return { fileId, name: 'mail.eml', mediaType: 'message/rfc822', sizeBytes };
}

/** Leaves a note on what happened to a mail in its conversation, with the mail as it came. Notes
 *  open and move nothing. Returns the id of the note. */
export async function leaveNote(
  ctx: Context,
  { raw }: Arrival,
  { conversationId, text }: { conversationId: Id; text: string },
): Promise<Id> {
  const { projectId } = raw;
  const attachments = [rawAttachment(raw)];
  const about = { kind: 'note', attachments, holdMs: 0, authorName: 'Heed' } as const;
  const note = await reply(ctx, { ...about, projectId, conversationId, body: text });
  return note.id;
}

/** Writes down that a mail became a message or a note. */
export async function markRead(
  ctx: Context,
  { raw }: Arrival,
  became: Pick<StoredRawMail, 'conversationId' | 'messageId'> &
    Partial<Pick<StoredRawMail, 'reason'>>,
): Promise<void> {
  await updateRawMail(ctx, raw, { state: 'read', reason: null, ...became });
}

/** A conversation as it is now: that into which it was merged, if it was. Null when the project has
 *  none of this id. */
export async function livingConversation(
  ctx: Context,
  which: InProject,
): Promise<ConversationItem | null> {
  const item = await findItem(ctx, which);
  const intoId = item?.mergedIntoId;
  return item && intoId ? livingConversation(ctx, { ...which, id: intoId }) : item;
}

async function findItem(ctx: Context, which: InProject): Promise<ConversationItem | null> {
  try {
    return (await openConversation(ctx, which)).item;
  } catch (error) {
    if (error instanceof DomainError && error.code === contactsRefusals.notFound) return null;
    throw error;
  }
}

/** The customer who wrote. An address that none can have makes him somebody whom nobody knows. */
export async function recogniseWriter(
  ctx: Context,
  { projectId, writer, language }: { projectId: Id; writer: Writer | null; language: Language },
): Promise<Id> {
  const value = writer && normaliseIdentity('email', writer.address);
  const isVerified = writer?.isProven === true;
  const { customerId } = await recognise(ctx, {
    projectId,
    identities: value ? [{ kind: 'email', value, isVerified }] : [],
    name: writer?.name,
    language,
  });
  return customerId;
}
