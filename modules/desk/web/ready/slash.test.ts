import { describe, expect, it } from 'vitest';
import { replaceSlash, slashAt } from './slash.ts';

describe('a slash in a reply', () => {
  it.each([
    [
      'at the beginning, with all that follows',
      '/late parcel',
      12,
      { start: 0, search: 'late parcel' },
    ],
    ['up to the caret', '/late parcel', 5, { start: 0, search: 'late' }],
    ['alone', '/', 1, { start: 0, search: '' }],
    ['after other words, one word', 'Hello! /bye', 11, { start: 7, search: 'bye' }],
    ['on a line of its own', 'Hello!\n/bye', 11, { start: 7, search: 'bye' }],
    ['in Chinese', '您好 /退款', 6, { start: 3, search: '退款' }],
  ])('calls for what is ready: %s', (_, body, caret, found) => {
    expect(slashAt(body, caret)).toEqual({ ...found, end: caret });
  });

  it.each([
    ['within a word', 'and/or', 6],
    ['within an address', 'see https://heed.example/help', 29],
    ['before a space that ends its word', 'Hello! /bye now', 15],
    ['behind the caret', 'Hello /bye', 3],
    ['on the line above', '/late\nparcel', 12],
  ])('is none %s', (_, body, caret) => {
    expect(slashAt(body, caret)).toBeNull();
  });

  it('gives its place to other words', () => {
    const body = 'Hello! /bye and more';
    const slash = slashAt(body, 11);
    expect(slash && replaceSlash(body, slash, 'Goodbye.')).toEqual({
      ...{ body: 'Hello! Goodbye. and more', caret: 15 },
    });
  });
});
