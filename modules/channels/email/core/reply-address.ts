import { assert } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';

/** Keyed hash (HMAC-SHA-256 with a key of this installation) of a text. */
export type Hmac = (text: string) => Uint8Array;

/** RFC 5321, section 4.5.3.1.1: octets before the @. */
const maximumLocalPartCharacters = 64;
const idBytes = 16;
/** 80 bits: a forger who tries a thousand mails a second needs 10^13 years. */
const signatureBytes = 10;
const tokenMark = '+c.';

/** The address that answers to a conversation come back to: `support+c.TOKEN@example.com`.
 *  The token is the conversation's id and the start of its keyed hash, in base 32, which survives
 *  programs that change the case of an address. A mailbox whose name is longer than 19 characters
 *  has no room for it and keeps its own address. */
export function replyAddress(
  conversation: { mailboxAddress: string; conversationId: Id },
  hmac: Hmac,
): string {
  const { localPart, domain } = partsOf(conversation.mailboxAddress);
  const id = bytesOfId(conversation.conversationId);
  assert(id !== null, 'a conversation is identified by a UUID');
  const token = toBase32([...id, ...signatureOf(conversation.conversationId, hmac)]);
  const signed = `${localPart}${tokenMark}${token}`;
  return signed.length > maximumLocalPartCharacters
    ? conversation.mailboxAddress
    : `${signed}@${domain}`;
}

/** The conversation that an address of the mailbox names; null when it is another mailbox's, names
 *  none, or its signature is not ours. */
export function conversationOfAddress(
  address: string,
  mailboxAddress: string,
  hmac: Hmac,
): Id | null {
  const mailbox = partsOf(mailboxAddress.toLowerCase());
  const { localPart, domain } = partsOf(address.toLowerCase());
  const start = `${mailbox.localPart}${tokenMark}`;
  if (domain !== mailbox.domain || !localPart.startsWith(start)) return null;
  const bytes = fromBase32(localPart.slice(start.length));
  if (bytes?.length !== idBytes + signatureBytes) return null;
  const id = idOfBytes(bytes.slice(0, idBytes));
  return isSame(bytes.slice(idBytes), signatureOf(id, hmac)) ? id : null;
}

/** The mailbox's own address in `support+anything@example.com`, in lower case. */
export function withoutDetail(address: string): string {
  const { localPart, domain } = partsOf(address.toLowerCase());
  return `${localPart.split('+')[0] ?? ''}@${domain}`;
}

function partsOf(address: string): { localPart: string; domain: string } {
  const at = address.lastIndexOf('@');
  return { localPart: address.slice(0, at), domain: address.slice(at + 1) };
}

function signatureOf(conversationId: Id, hmac: Hmac): number[] {
  return [...hmac(`reply-address:${conversationId}`).subarray(0, signatureBytes)];
}

/** Compares in a time that does not tell where the difference is. */
function isSame(left: readonly number[], right: readonly number[]): boolean {
  const difference = left.reduce((sum, byte, index) => sum | (byte ^ (right[index] ?? -1)), 0);
  return difference === 0 && left.length === right.length;
}

function bytesOfId(id: Id): number[] | null {
  const hex = id.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(hex)) return null;
  return Array.from({ length: idBytes }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

function idOfBytes(bytes: readonly number[]): Id {
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** RFC 4648, section 6, in lower case and without padding. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function toBase32(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): number[] | null {
  if (!/^[a-z2-7]+$/.test(text)) return null;
  const bits = [...text].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((group) => Number.parseInt(group, 2));
}
