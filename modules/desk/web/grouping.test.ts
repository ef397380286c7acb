import { describe, expect, it } from 'vitest';
import type { Message } from '#modules/contacts/contract.ts';
import { inDays } from './grouping.ts';

const dayOf = (instant: string) => instant.slice(0, 10);

function message(at: string, authorId: string, kind: Message['kind'] = 'message'): Message {
  return {
    id: `${at}-${authorId}`,
    conversationId: 'c',
    contactId: 't',
    authorKind: authorId === 'customer' ? 'customer' : 'agent',
    authorId,
    authorName: authorId,
    kind,
    body: '',
    html: null,
    attachments: [],
    createdAt: at,
    deliveryState: 'none',
    deliveryReason: null,
  };
}

describe('the messages of a conversation', () => {
  it('stand in days, and together when one author goes on within minutes', () => {
    const days = inDays(
      [
        message('2026-03-01T23:58:00.000Z', 'customer'),
        message('2026-03-01T23:59:00.000Z', 'customer'),
        message('2026-03-02T00:00:00.000Z', 'customer'),
        message('2026-03-02T00:01:00.000Z', 'anna'),
        message('2026-03-02T00:02:00.000Z', 'anna', 'note'),
        message('2026-03-02T00:30:00.000Z', 'anna', 'note'),
      ],
      dayOf,
    );
    expect(days.map(({ groups }) => groups.map((group) => group.length))).toEqual([
      [2],
      [1, 1, 1, 1],
    ]);
  });

  it('may be none', () => {
    expect(inDays([], dayOf)).toEqual([]);
  });
});
