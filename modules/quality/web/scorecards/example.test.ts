import { expect, it } from 'vitest';
import { firstScorecards } from '../../core/first-scorecard.ts';
import { score } from '../../core/scorecard.ts';
import { bestAnswers } from './example.ts';

it('the best answers give all points, in whatever order a scale stands', () => {
  const card = firstScorecards.chat;
  const turned = card.criteria.map((each) => ({ ...each, scale: each.scale.toReversed() }));
  for (const content of [card, { ...card, criteria: turned }]) {
    expect(score(content, bestAnswers(content)).finalScore).toBe(100);
  }
});
