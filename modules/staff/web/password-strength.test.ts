import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

const person = { name: 'Anna Petrova', email: 'anna@example.org' };

test.each([
  ['', null],
  ['tea', 'short'],
  ['aaaaaaaaaaaaaaaa', 'monotonous'],
  ['petrova and her cats', 'personal'],
  ['seven blue boats', 'good'],
  ['seven blue boats at dawn', 'strong'],
  ['红茶配上三块杏仁饼干真的很好吃', 'good'],
])('"%s" is told to be %s', (password, strength) => {
  expect(passwordStrength(password, person)).toBe(strength);
});
