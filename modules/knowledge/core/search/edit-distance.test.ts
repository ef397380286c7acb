import { expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

it.each([
  ['заказ', 'заказ', 0],
  ['заказ', 'закз', 1],
  ['заказ', 'заказы', 1],
  ['заказ', 'закас', 1],
  ['заказ', 'зкааз', 1],
  ['доставка', 'дотсавкка', 2],
  ['курьер', 'возврат', 3],
  ['a', 'abcd', 3],
])('from %s to %s it is %d, counted up to 3', (one, other, distance) => {
  expect(editDistance(one, other, 2)).toBe(distance);
  expect(editDistance(other, one, 2)).toBe(distance);
});
