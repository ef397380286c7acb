import { describe, expect, it } from 'vitest';
import { likenessTo, mostAlike } from './likeness.ts';

describe('likeness to a wrong statement', () => {
  it.each([
    ['The parcel can be returned within a year.', 'A parcel can be returned within a year', 0.8],
    ['Посылку можно вернуть в течение года', 'Да, вернуть посылки можно в течении года.', 0.8],
    ['包裹可以在一年内退货', '您好，包裹可以在一年内退货，请放心。', 1],
  ])('finds %j in %j', (statement, text, atLeast) => {
    expect(likenessTo(statement)(text)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    ['The parcel can be returned within a year.', 'Your invoice was sent on Monday.'],
    ['包裹可以在一年内退货', '您的发票已经寄出。'],
    ['', 'anything'],
  ])('does not find %j in %j', (statement, text) => {
    expect(likenessTo(statement)(text)).toBeLessThan(0.4);
  });

  it('orders by likeness and stops at the limit', () => {
    const bodies = ['one two three four', 'one two', 'one two three', 'five'];
    const found = mostAlike(
      'one two three four',
      bodies.map((body) => ({ body })),
      2,
    );
    expect(found.map(({ body, likeness }) => [body, likeness])).toEqual([
      ['one two three four', 1],
      ['one two three', 0.75],
    ]);
  });
});
