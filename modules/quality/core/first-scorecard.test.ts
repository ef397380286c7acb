import { describe, expect, it } from 'vitest';
import type { Translated } from '#kernel/language.ts';
import { firstScorecards } from './first-scorecard.ts';
import { flawsOf } from './scorecard.ts';

describe.each(Object.entries(firstScorecards))('the first scorecard for %s', (_channel, card) => {
  it('can be used as it is', () => {
    expect(flawsOf(card)).toEqual([]);
  });

  it('asks for the whole impression first, outside the score', () => {
    expect(card.criteria[0]).toMatchObject({ id: 'impression', weight: 0 });
  });

  it('has weights that add up to 100', () => {
    expect(card.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  it('says everything in English, Russian and Chinese', () => {
    const words: Translated[] = [
      card.title,
      ...card.groups.map(({ title }) => title),
      ...card.criteria.flatMap(({ title, guidance, scale, causes }) => [
        title,
        guidance,
        ...scale.map(({ label }) => label),
        ...causes.map((cause) => cause.title),
      ]),
    ];
    for (const { en, ru, zh } of words) {
      expect(en).toMatch(/^[\p{Script=Latin}\d\p{P} ]+$/u);
      expect(ru).toMatch(/^[\p{Script=Cyrillic}\d\p{P} ]+$/u);
      expect(zh).toMatch(/^[\p{Script=Han}\d\p{P} ]+$/u);
    }
  });

  it('fails the review for a wrong answer, and for rudeness, but not for a cold tone', () => {
    const critical = card.criteria.filter(({ classes }) => classes.length > 0).map(({ id }) => id);
    expect(critical).toEqual([
      'manner',
      'exact-answer',
      'correct-information',
      'identification',
      'promise-recorded',
    ]);
    const manner = card.criteria.find(({ id }) => id === 'manner');
    expect(manner?.scale.map(({ points }) => points / 4 < 0.5)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
