import { expect, it } from 'vitest';
import { fourSteps, manners } from '../../core/first-scales.ts';
import { scaleNameOf, usualScales, withStep } from './scales.ts';

it('knows a usual scale by its steps, and any other as the project’s own', () => {
  const turned = fourSteps.map(({ id, points, label }) => ({ points, label, id }));
  expect(scaleNameOf(turned)).toBe('four-steps');
  expect(scaleNameOf(manners)).toBe('own');
  expect(scaleNameOf(fourSteps.slice(1))).toBe('own');
});

it('adds a step a point above the highest', () => {
  expect(withStep(usualScales['yes-partly-no'], 'new').map(({ points }) => points)).toEqual([
    0, 1, 2, 3,
  ]);
});
