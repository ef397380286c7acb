import { expect, test } from 'vitest';
import { isOpen, nextStep, type Step } from './steps.ts';

const done = (...steps: Step[]) => new Set(steps);

test('one goes on where one left off', () => {
  expect(nextStep(done(), [])).toBe('project');
  expect(nextStep(done('project', 'queue'), ['people'])).toBe('mail');
  expect(nextStep(done('project', 'queue', 'chat'), ['people', 'mail'])).toBe('contact');
});

test('a step that was left for later but done since is not asked for', () => {
  expect(nextStep(done('project', 'queue', 'mail'), ['mail'])).toBe('people');
});

test('after the last step there is nothing further', () => {
  const all = done('project', 'queue', 'people', 'mail', 'chat', 'contact');
  expect(nextStep(all, [])).toBe('contact');
});

test('channels wait for the queue, and everything for the project', () => {
  expect(isOpen('queue', done())).toBe(false);
  expect(isOpen('chat', done('project'))).toBe(false);
  expect(isOpen('chat', done('project', 'queue'))).toBe(true);
});
