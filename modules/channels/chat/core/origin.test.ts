import { describe, expect, it } from 'vitest';
import { isAllowedOrigin, originOf } from './origin.ts';

describe('the door of a widget', () => {
  const doors = { allowed: ['https://shop.example'], own: ['https://heed.example'] };
  it.each([
    ['is open to the sites that it names', 'https://shop.example', true, true],
    ['is open to the centre itself', 'https://heed.example', true, true],
    ['is shut to other sites', 'https://evil.example', true, false],
    ['is shut to a site whose name begins alike', 'https://shop.example.evil.test', true, false],
    ['is shut to the same site without encryption', 'http://shop.example', true, false],
    ['is shut to pages without an origin', 'null', true, false],
    ['takes nothing from whoever does not say where from', undefined, true, false],
    ['lets pages of the centre read', undefined, false, true],
    ['lets no other site read', 'https://evil.example', false, false],
  ])('%s', (_name, origin, isWriting, isAllowed) => {
    expect(isAllowedOrigin(origin, { ...doors, isWriting })).toBe(isAllowed);
  });
});

it.each([
  ['https://Shop.Example/', 'https://shop.example'],
  ['https://shop.example:8443/path', 'https://shop.example:8443'],
  ['ftp://shop.example', null],
  ['shop', null],
])('reads %s as the origin %s', (text, origin) => {
  expect(originOf(text)).toBe(origin);
});
