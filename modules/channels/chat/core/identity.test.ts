import { describe, expect, it } from 'vitest';
import { addMs, hourMs, minuteMs } from '#kernel/time.ts';
import { isTimely, signedText } from './identity.ts';

const issuedAt = '2026-03-02T09:00:00.000Z';

it('signs the external id, the address and the moment, a line each', () => {
  const identity = { externalId: '42', email: 'a@b.test', issuedAt };
  expect(signedText(identity)).toBe(`42\na@b.test\n${issuedAt}`);
  expect(signedText({ externalId: '42', issuedAt })).toBe(`42\n\n${issuedAt}`);
});

describe('a signed identity', () => {
  it.each([
    ['is taken at once', 0, true],
    ['is taken from a clock that is a little ahead', -5 * minuteMs, true],
    ['is refused from a clock far ahead', -6 * minuteMs, false],
    ['is taken within the hour', hourMs - 1, true],
    ['is refused after an hour', hourMs, false],
  ])('%s', (_name, ageMs, isTaken) => {
    expect(isTimely(issuedAt, addMs(issuedAt, ageMs))).toBe(isTaken);
  });
});
