import { expect, it } from 'vitest';
import { isStorable, storable } from './text.ts';

it.each([
  ['plain text, и другой, 还有 😀', 'plain text, и другой, 还有 😀'],
  ['a\0b', 'a\ufffdb'],
  ['half \ud83d of a pair', 'half \ufffd of a pair'],
  ['\udc00', '\ufffd'],
])('%j is kept as %j', (text, kept) => {
  expect(storable(text)).toBe(kept);
  expect(isStorable(text)).toBe(text === kept);
  expect(isStorable(kept)).toBe(true);
});
