import { expect, test } from 'vitest';
import { foldToFit } from './pane-widths.ts';

const room = { fillIndex: 1, fillMinPx: 400 };

test.each([
  { containerPx: 1_300, wanted: [300, 0, 320], fitted: [300, 0, 320], why: 'all fit' },
  { containerPx: 1_000, wanted: [300, 0, 320], fitted: [300, 0, 0], why: 'the last folds' },
  { containerPx: 600, wanted: [300, 0, 320], fitted: [0, 0, 0], why: 'both fold' },
  { containerPx: 1_000, wanted: [0, 0, 320], fitted: [0, 0, 320], why: 'one is folded already' },
])('at $containerPx px $why', ({ containerPx, wanted, fitted }) => {
  expect(foldToFit(wanted, { ...room, containerPx })).toEqual(fitted);
});

test('the column that the person opened last folds last', () => {
  const fitted = foldToFit([300, 0, 320], { ...room, containerPx: 1_000, openedIndex: 2 });
  expect(fitted).toEqual([0, 0, 320]);
});
