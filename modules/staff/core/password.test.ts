import { expect, test } from 'vitest';
import { passwordWeakness } from './password.ts';

const anna = { name: 'Anna Petrova', email: 'support.anna@example.com' };

test.each([
  ['elevenchars', 'short'],
  ['', 'short'],
  ['密码密码密码', 'short'],
  ['abababababababab', 'monotonous'],
  ['my name is Petrova!', 'personal'],
  ['SUPPORT.ANNA-2026', 'personal'],
  ['correct horse battery', null],
  ['тихий вечер у реки', null],
  ['山高水长风清月明人来客往', null],
])('“%s” is %s', (password, weakness) => {
  expect(passwordWeakness(password, anna)).toBe(weakness);
});

test('a name of three letters may stand in a password', () => {
  const person = { name: 'Li An', email: 'li@example.com' };
  expect(passwordWeakness('an anchor in brilliance', person)).toBeNull();
});
