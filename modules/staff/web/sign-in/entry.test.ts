import { expect, test } from 'vitest';
import { readEntry } from './entry.ts';

const read = (then: unknown) => readEntry({ then });

test.each(['/desk', '/desk/1?view=all#last', '/'])('%s is where one may go on to', (address) => {
  expect(read(address)).toHaveProperty('then', address);
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 7])(
  '%s leads nowhere',
  (address) => {
    expect(read(address)).toEqual({});
  },
);

test('signing in does not lead to signing in', () => {
  expect(read('/sign-in?then=/desk')).toEqual({});
});
