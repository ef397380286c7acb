import type { Message } from '../contract.ts';

const previewLength = 140;

/** One line of a message for lists: its text without line breaks, or the names of its files. */
export function previewOf(message: Pick<Message, 'body' | 'attachments'>): string {
  const text = message.body
    .slice(0, 2 * previewLength)
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .trim();
  const line = text || message.attachments.map((attachment) => attachment.name).join(', ');
  const letters = Array.from(line);
  return letters.length <= previewLength
    ? line
    : `${letters.slice(0, previewLength - 1).join('')}…`;
}
