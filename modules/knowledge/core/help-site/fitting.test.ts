import { expect, it } from 'vitest';
import { isFitting } from './fitting.ts';

/** [Brackets] stand around what was found. */
function marked(text: string) {
  const highlights: { start: number; end: number }[] = [];
  let plain = '';
  for (const part of text.split(/(\[[^\]]*\])/)) {
    const isFound = part.startsWith('[');
    const words = isFound ? part.slice(1, -1) : part;
    if (isFound) highlights.push({ start: plain.length, end: plain.length + words.length });
    plain += words;
  }
  return { text: plain, highlights };
}

it.each([
  ['[Refund] of an order', 'In two days.', true],
  ['Refund of [an] order', 'In two days.', false],
  ['Delivery', 'The [money] comes back to the [card].', true],
  ['Delivery', 'The [money] comes back, all the [money].', false],
  ['Delivery', '[How] it is done and [where].', false],
  ['[Возврат] денег', 'За два дня.', true],
  ['Доставка', 'Придут [на] [карту].', false],
  ['如何[退货]并获得退款', '14天内。', true],
  ['如何[退]货', '14天内。', false],
  ['Delivery', 'In two days.', false],
])('%s — %s is offered unasked: %s', (title, excerpt, fits) => {
  expect(isFitting({ title: marked(title), excerpt: marked(excerpt) })).toBe(fits);
});
