import type { Message } from '#modules/contacts/contract.ts';

/** Longer questions are told by their end. */
const maximumLength = 600;

/** What the customer asks now: his words since somebody last answered, else his last message. */
export function askedIn(
  messages: readonly Pick<Message, 'authorKind' | 'kind' | 'body'>[],
): string {
  const said = messages.filter(({ kind }) => kind === 'message');
  const answered = said.findLastIndex(({ authorKind }) => authorKind === 'agent');
  const since = said.slice(answered + 1).filter(({ authorKind }) => authorKind === 'customer');
  const last = said.findLast(({ authorKind }) => authorKind === 'customer');
  const words = since.length > 0 ? since : last ? [last] : [];
  return words
    .map(({ body }) => body.trim())
    .filter((body) => body !== '')
    .join(' ')
    .slice(-maximumLength);
}
