import { expect, test } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { word } from './wording.ts';

const random = seededRandom(1);
const she = { random, speaker: { gender: 'female' }, slots: { order: 'BS1' } } as const;
const he = { random, speaker: { gender: 'male' }, slots: {} } as const;

test('a wording takes the forms of its speaker', () => {
  expect(word('Я <внёс/внесла>, ош<ибся/иблась>, проверил<а>', she)).toBe(
    'Я внесла, ошиблась, проверила',
  );
  expect(word('Я <внёс/внесла>, супруг<а/>, проверил<а>', he)).toBe('Я внёс, супруга, проверил');
});

test('a wording fills its slots and takes one of its choices', () => {
  expect(word('{order}: [да|да]', she)).toBe('BS1: да');
  const taken = new Set(Array.from({ length: 50 }, () => word('[a|b]', she)));
  expect(taken).toEqual(new Set(['a', 'b']));
});

test('a slot that nobody fills is a bug', () => {
  expect(() => word('{claim}', she)).toThrow('claim');
});
