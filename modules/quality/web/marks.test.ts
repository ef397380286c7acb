import { describe, expect, it } from 'vitest';
import { type PlacedMark, piecesOf } from './marks.ts';

function mark(from: number, to: number, number = 1): PlacedMark {
  return { messageId: 'm', from, to, note: '', criterionId: `c${number}`, number };
}

describe('a text with evidence marks', () => {
  it('is one piece without marks', () => {
    expect(piecesOf('abc', [])).toEqual([{ text: 'abc', marks: [], ending: [] }]);
  });

  it('is cut where marks begin and end, also where they overlap', () => {
    const one = mark(1, 4);
    const other = mark(3, 6, 2);
    const pieces = piecesOf('abcdefg', [one, other]);
    expect(pieces.map(({ text }) => text)).toEqual(['a', 'bc', 'd', 'ef', 'g']);
    expect(pieces.map(({ marks }) => marks.map(({ number }) => number))).toEqual([
      [],
      [1],
      [1, 2],
      [2],
      [],
    ]);
    expect(pieces.flatMap(({ ending }) => ending)).toEqual([one, other]);
  });

  it('keeps a mark within its end and drops one beyond it', () => {
    expect(piecesOf('abc', [mark(1, 9), mark(5, 7)]).map(({ text }) => text)).toEqual(['a', 'bc']);
  });
});
