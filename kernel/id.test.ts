import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from './id.ts';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('looks like a UUID of version 7 and tells its millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (nowMs) => {
      const id = newId(nowMs);
      expect(id).toMatch(pattern);
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(nowMs);
    }),
  );
});

it('sorts in the order of making within a millisecond', () => {
  const ids = Array.from({ length: 1_000 }, () => newId(1_700_000_000_000));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
