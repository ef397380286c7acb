import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { apiKeyText, readApiKey } from './api-key.ts';

const id = newId();
const secret = 'a_-b'.padEnd(43, 'x');

test('a key is read back from the header that carries it', () => {
  const key = apiKeyText(id, secret);
  expect(readApiKey(`Bearer ${key}`)).toEqual({ id, secret });
  expect(readApiKey(key)).toEqual({ id, secret });
});

test.each(['', 'Bearer ', 'Basic aGVlZDpoZWVk', `Bearer heed_1_${secret}`, 'heed__'])(
  '“%s” holds no key',
  (authorization) => {
    expect(readApiKey(authorization)).toBeNull();
  },
);
