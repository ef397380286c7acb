import type { Id } from '#kernel/id.ts';

/** How a mailbox knows its own mail when it comes back. */
export interface LoopIdentity {
  /** Stands in a header and in the Message-ID of every mail that leaves the mailbox.
   *  Letters, digits and hyphens, the same for ever, another one for every mailbox. */
  readonly loopMark: string;
  /** The right side of our message ids. */
  readonly messageDomain: string;
}

/** Every mail that leaves Heed carries its mailbox's mark in this header. */
export const loopHeader = 'x-heed-loop';

/** The Message-ID of a mail that we send, without angle brackets. */
export function ownMessageId(mailId: Id, { loopMark, messageDomain }: LoopIdentity): string {
  return `${mailId}.${loopMark}@${messageDomain}`;
}

/** Whether a Message-ID was given by this mailbox. */
export function isOwnMessageId(
  messageId: string,
  { loopMark, messageDomain }: LoopIdentity,
): boolean {
  return messageId.toLowerCase().endsWith(`.${loopMark}@${messageDomain}`.toLowerCase());
}
