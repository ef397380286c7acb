import { expect, it } from 'vitest';
import { givenName, maximumNameLength } from './person-name.ts';

it.each([
  [' Анна\t Петрова\r\n', 'Анна Петрова'],
  ['王\u0000伟', '王 伟'],
  [' \n ', null],
  ['x'.repeat(300), 'x'.repeat(maximumNameLength)],
  [`${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\ufffd`],
])('the name %j is kept as %j', (text, name) => {
  expect(givenName(text)).toBe(name);
});
