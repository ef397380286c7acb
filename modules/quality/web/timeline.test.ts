import { expect, it } from 'vitest';
import type { Segment, SegmentKind } from '#modules/contacts/contract.ts';
import { stretchesOf, totalsOf } from './timeline.ts';

function segment(kind: SegmentKind, from: string, to: string): Segment {
  return {
    id: `${kind}${from}`,
    contactId: 'c',
    kind,
    queueId: null,
    agentId: null,
    startedAt: `2026-03-02T09:${from}.000Z`,
    endedAt: `2026-03-02T09:${to}.000Z`,
    outcome: 'accepted',
  };
}

it('shows what took time, each with its share of the whole', () => {
  const stretches = stretchesOf([
    segment('queue', '00:00', '01:00'),
    segment('offer', '01:00', '01:00'),
    segment('talk', '01:00', '02:00'),
    segment('wait-for-customer', '02:00', '03:00'),
    segment('talk', '03:00', '04:00'),
  ]);
  expect(stretches.map(({ kind }) => kind)).toEqual(['queue', 'talk', 'wait-for-customer', 'talk']);
  expect(stretches.map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(totalsOf(stretches)).toEqual([
    ['queue', 60_000],
    ['talk', 120_000],
    ['wait-for-customer', 60_000],
  ]);
});

it('shows nothing of a contact that has just begun', () => {
  expect(stretchesOf([])).toEqual([]);
});
