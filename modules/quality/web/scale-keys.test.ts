import { expect, it } from 'vitest';
import { keysOf } from './scale-keys.ts';

const scale = (...ids: string[]) => ids.map((id) => ({ id }));

it('gives words the figures from 1, and figures themselves', () => {
  expect(keysOf(scale('no', 'partly', 'yes'))).toEqual(['1', '2', '3']);
  expect(keysOf(scale('0', '9', '10', '11'))).toEqual(['0', '9', 'x', '']);
});
