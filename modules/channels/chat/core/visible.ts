import type { Message } from '#modules/contacts/contract.ts';
import type { ChatMessage } from '../contract.ts';

/** The message as the visitor sees it; null when it is not for him: a note, a notice, a reply that
 *  can still be taken back. */
export function visibleMessage(message: Message): ChatMessage | null {
  if (message.kind !== 'message' || message.deliveryState === 'held') return null;
  const { id, authorKind, authorName, body, attachments, createdAt } = message;
  return { id, author: authorKind, authorName, body, attachments, createdAt };
}

/** The messages that the visitor may see. */
export function visibleMessages(messages: readonly Message[]): ChatMessage[] {
  return messages.map(visibleMessage).filter((message) => message !== null);
}
