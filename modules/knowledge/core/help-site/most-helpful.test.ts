import { expect, it } from 'vitest';
import { helpedReaders, mostHelpful } from './most-helpful.ts';

it.each([
  ['nobody', 0, 0, 0, 0],
  ['readers who say nothing', 10, 0, 0, 5],
  ['one kind word', 10, 1, 0, 10 * (2 / 3)],
  ['one cross word', 10, 0, 1, 10 / 3],
  ['many kind words', 100, 98, 0, 99],
])('after %s so many are helped', (_, reads, helped, didNotHelp, count) => {
  expect(helpedReaders({ reads, helped, didNotHelp })).toBeCloseTo(count);
});

it('puts what has helped most readers first, and leaves equals in their order', () => {
  const article = (id: string, reads: number, helped: number, didNotHelp: number) => {
    return { id, reads, helped, didNotHelp };
  };
  const order = mostHelpful([
    article('new', 0, 0, 0),
    article('disliked', 50, 2, 20),
    article('liked', 40, 12, 1),
    article('unread', 0, 0, 0),
    article('read', 60, 0, 0),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['liked', 'read', 'disliked', 'new', 'unread']);
});
