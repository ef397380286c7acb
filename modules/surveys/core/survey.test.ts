import { describe, expect, it } from 'vitest';
import type { Translated } from '#kernel/language.ts';
import { firstSurveys, ratingAlone, ratingKey } from './survey.ts';

describe.each(Object.entries(firstSurveys))('the first survey for %s', (channel, survey) => {
  it('asks for the rating at once, then five attributes, then for words', () => {
    expect(survey.questions.map(({ key }) => key)).toEqual([
      ratingKey,
      'solved',
      'knowledge',
      'understanding',
      'speed',
      'manner',
      'comment',
    ]);
    expect(survey.questions.map(({ kind }) => kind).lastIndexOf('rating')).toBe(5);
    expect(survey).toMatchObject({ channel, version: 1 });
  });

  it('has different words for every step of a scale', () => {
    for (const question of survey.questions) {
      if (question.kind === 'open') continue;
      for (const language of ['en', 'ru', 'zh'] as const) {
        expect(new Set(question.labels.map((label) => label[language])).size).toBe(5);
      }
    }
  });

  it('says everything in English, Russian and Chinese', () => {
    const words: Translated[] = survey.questions.flatMap((question) => [
      question.title,
      ...(question.kind === 'rating' ? question.labels : []),
    ]);
    for (const { en, ru, zh } of words) {
      expect(en).toMatch(/^[\p{Script=Latin}\p{P} ]+$/u);
      expect(ru).toMatch(/^[\p{Script=Cyrillic}\p{P} ]+$/u);
      expect(zh).toMatch(/^[\p{Script=Han}\p{P}]+$/u);
    }
  });

  it('is the rating alone for a customer in quarantine', () => {
    expect(ratingAlone(survey.questions)).toEqual([survey.questions[0]]);
  });
});
