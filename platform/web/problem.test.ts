import { expect, test } from 'vitest';
import { ApiProblem } from './api.ts';
import { describeProblem } from './problem.ts';
import { createVocabulary } from './words.ts';

const words = createVocabulary('en', {
  'error.desk.too-late': '{name} took it already.',
  'error.staff.email-taken': 'This address is in use.',
  'error.not-found': 'It was not found.',
  'error.internal-error': 'It did not work.',
});

test('a refusal is told in the words of its code, filled with its data', () => {
  const problem = new ApiProblem('desk.too-late', { data: { name: 'Anna' } });
  expect(describeProblem(problem, words).text).toBe('Anna took it already.');
});

test('a code without words of its own is told by what follows its module', () => {
  expect(describeProblem(new ApiProblem('desk.not-found', {}), words).text).toBe(
    'It was not found.',
  );
});

test('what nobody foresaw is told without its insides', () => {
  expect(describeProblem(new TypeError('x is undefined'), words).text).toBe('It did not work.');
});

test('fields are named: by the issues, and by the data of a refusal', () => {
  const issues = [{ path: 'address.city', message: 'Too short' }];
  expect(describeProblem(new ApiProblem('invalid-input', { issues }), words).fields).toEqual({
    'address.city': 'Too short',
  });
  const taken = new ApiProblem('staff.email-taken', { data: { field: 'email' } });
  expect(describeProblem(taken, words).fields).toEqual({ email: 'This address is in use.' });
});
