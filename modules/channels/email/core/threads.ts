import type { Id } from '#kernel/id.ts';
import type { ParsedMail } from './mail.ts';
import { conversationOfAddress, type Hmac } from './reply-address.ts';

/** By what a mail may belong to a conversation, to look up before `threadOf`. */
export interface ThreadKeys {
  /** Signed by us, so it needs no look-up to be believed. */
  readonly signedConversationId: Id | null;
  /** The mails that it answers, the newest first. */
  readonly messageIds: readonly string[];
}

export type Thread =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'continues';
      readonly conversationId: Id;
      readonly by: 'reply-address' | 'references';
    };

/** More of them only cost look-ups: the newest ones decide. */
const maximumMessageIds = 30;

/** Reads from a mail by what it may belong to a conversation of the mailbox.
 *  envelopeRecipients: for whom the relay handed the mail over, when known. */
export function threadKeysOf(
  mail: ParsedMail,
  mailbox: { address: string; envelopeRecipients: readonly string[] },
  hmac: Hmac,
): ThreadKeys {
  const addresses = [
    ...mailbox.envelopeRecipients,
    ...deliveryHeaders.flatMap((name) => mail.headers[name] ?? []).flatMap(bareAddresses),
    ...[...mail.to, ...mail.cc].map((one) => one.address),
  ];
  const signed = addresses
    .map((address) => conversationOfAddress(address, mailbox.address, hmac))
    .find((id) => id !== null);
  const bounced = mail.report?.originalMessageId;
  const answered = [...mail.inReplyTo, ...mail.references.toReversed()];
  const messageIds = bounced ? [bounced, ...answered] : answered;
  return {
    signedConversationId: signed ?? null,
    messageIds: [...new Set(messageIds)].slice(0, maximumMessageIds),
  };
}

/** Where relays write for whom they deliver. */
const deliveryHeaders = ['delivered-to', 'x-original-to', 'envelope-to'];

function bareAddresses(header: string): string[] {
  return header.split(/[\s,<>]+/).filter((part) => part.includes('@'));
}

/** Decides where a mail belongs: the signed reply address first, then the newest mail it answers
 *  that is known. Never by the subject: strangers share subjects.
 *  known: the conversations of the message ids that have been seen in this mailbox. */
export function threadOf(keys: ThreadKeys, known: ReadonlyMap<string, Id>): Thread {
  if (keys.signedConversationId !== null) {
    return { kind: 'continues', conversationId: keys.signedConversationId, by: 'reply-address' };
  }
  for (const messageId of keys.messageIds) {
    const conversationId = known.get(messageId);
    if (conversationId !== undefined)
      return { kind: 'continues', conversationId, by: 'references' };
  }
  return { kind: 'new' };
}
