import { describe, expect, it } from 'vitest';
import { blankDetail, blankOption, moved, pastedDialogue } from './drafting.ts';

describe('a guide in the making', () => {
  it('gives new details and options keys that are free', () => {
    const first = blankDetail('text', []);
    const second = blankDetail('text', [{ ...first, key: 'detail-7' }]);
    expect([first.key, second.key]).toEqual(['detail-1', 'detail-8']);
    expect(blankOption([blankOption([])]).key).toBe('option-2');
  });

  it('lets a detail be moved, but not out of the list', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('reads a pasted dialogue line by line', () => {
    const read = pastedDialogue('Hello\n\n> Which order?\nBS1', '2026-11-22T10:00:00.000Z');
    expect(read.map(({ author, text, at }) => [author, text, at.slice(11, 16)])).toEqual([
      ['customer', 'Hello', '09:57'],
      ['agent', 'Which order?', '09:58'],
      ['customer', 'BS1', '09:59'],
    ]);
  });
});
