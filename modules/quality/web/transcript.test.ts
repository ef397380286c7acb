import { expect, it } from 'vitest';
import type { Message, Segment } from '#modules/contacts/contract.ts';
import { momentsOf } from './transcript.ts';

const at = (time: string) => `2026-03-02T09:${time}.000Z`;

function message(time: string, authorId: string): Message {
  return {
    id: time,
    conversationId: 'c',
    contactId: 't',
    authorKind: authorId === 'customer' ? 'customer' : 'agent',
    authorId,
    authorName: authorId,
    kind: 'message',
    body: '',
    html: null,
    attachments: [],
    createdAt: at(time),
    deliveryState: 'none',
    deliveryReason: null,
  };
}

const taken: Segment = {
  id: 's',
  contactId: 't',
  kind: 'queue',
  queueId: null,
  agentId: null,
  startedAt: at('00:00'),
  endedAt: at('02:00'),
  outcome: 'taken',
};

it('puts what happened between what was said, and names an author once', () => {
  const moments = momentsOf(
    [
      message('00:00', 'customer'),
      message('01:00', 'customer'),
      message('03:00', 'olga'),
      message('04:00', 'olga'),
      message('20:00', 'olga'),
    ],
    [taken, { ...taken, id: 'w', outcome: 'customer-turn', endedAt: at('05:00') }],
  );
  expect(
    moments.map((moment) => (moment.kind === 'turn' ? moment.segment.outcome : moment.isFirst)),
  ).toEqual([true, false, 'taken', true, false, true]);
});
