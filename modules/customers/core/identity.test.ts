import { describe, expect, it } from 'vitest';
import { identitySearch, normaliseIdentity } from './identity.ts';

describe('the normal form of an identity', () => {
  it.each([
    ['email', ' Anna.Petrova@Example.COM ', 'anna.petrova@example.com'],
    ['email', 'анна@пример.рф', 'анна@пример.рф'],
    ['email', 'a+tag@sub.example.co.uk', 'a+tag@sub.example.co.uk'],
    ['phone', '+7 (916) 123-45-67', '+79161234567'],
    ['phone', '8 916 123 45 67', '+79161234567'],
    ['phone', '7 916 123 45 67', '+79161234567'],
    ['phone', '0044 20 7946 0018', '+442079460018'],
    ['phone', '138 0013 8000', '+8613800138000'],
    ['phone', '+86 138-0013-8000', '+8613800138000'],
    ['phone', '101', '101'],
    ['external', ' C-00123 ', 'C-00123'],
    ['visitor', 'v1:AbC', 'v1:AbC'],
  ] as const)('of the %s %s is %s', (kind, text, normal) => {
    expect(normaliseIdentity(kind, text)).toBe(normal);
  });

  it.each([
    ['email', 'anna'],
    ['email', 'anna@localhost'],
    ['email', 'anna@@example.com'],
    ['email', 'Anna <anna@example.com>'],
    ['email', 'a b@example.com'],
    ['email', '.anna@example.com'],
    ['email', 'an..na@example.com'],
    ['email', 'anna@example..com'],
    ['email', `${'a'.repeat(65)}@example.com`],
    ['email', `a@${'b'.repeat(260)}.com`],
    ['phone', '12'],
    ['phone', '+12345'],
    ['phone', '1234567890123456'],
    ['phone', 'call me'],
    ['external', '   '],
    ['external', 'x'.repeat(255)],
  ] as const)('there is none of the %s %s', (kind, text) => {
    expect(normaliseIdentity(kind, text)).toBeNull();
  });
});

describe('a search text as a part of an identity', () => {
  it.each([
    ['8 (916) 123-45-67', '9161234567'],
    ['+7 916', '7916'],
    ['45-67', '4567'],
    ['Petrova@Ex', 'petrova@ex'],
    ['12', null],
    ['Анна Петрова', null],
  ])('%s is %s', (text, part) => {
    expect(identitySearch(text)).toBe(part);
  });
});
