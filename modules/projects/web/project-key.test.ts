import { expect, test } from 'vitest';
import { keyOfName } from './project-key.ts';

test.each([
  ['Swift Parcel', 'swift-parcel'],
  ['Быстрая Посылка', 'bystraya-posylka'],
  ['Café “Zürich” 24/7', 'cafe-zurich-24-7'],
  ['快递', ''],
  ['a'.repeat(60), 'a'.repeat(40)],
])('%s becomes %s', (name, key) => {
  expect(keyOfName(name)).toBe(key);
});
