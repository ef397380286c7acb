import { describe, expect, it } from 'vitest';
import { languages } from '#kernel/language.ts';
import { faultsOf } from '../faults.ts';
import { isChoice, isQuotePermission, type Question } from '../question.ts';
import { type SurveyTemplate, surveyTemplates } from './templates.ts';

const templates: [string, SurveyTemplate][] = Object.entries(surveyTemplates);

describe.each(templates)('the template %s', (_key, { name, questions, kind }) => {
  const wordsOf = (question: Question) => [
    question.title,
    ...(question.kind === 'rating' ? question.labels : []),
    ...('ends' in question ? [question.ends.low, question.ends.high] : []),
    ...(isChoice(question) ? question.options.map(({ title }) => title) : []),
  ];

  it('could be published as it is', () => {
    expect(faultsOf(questions)).toEqual([]);
  });

  it('begins with what takes one tap, and ends with own words and leave to quote them', () => {
    expect(questions[0]).toMatchObject({ kind: 'rating', role: 'attribute' });
    expect(questions.at(-2)?.kind).toBe('open');
    expect(questions.slice(-1).every(isQuotePermission)).toBe(true);
  });

  it('asks about no more than nine attributes', () => {
    const attributes = questions.filter(({ role }) => role === 'attribute');
    expect(attributes.length).toBeGreaterThanOrEqual(kind === 'relational' ? 4 : 6);
    expect(attributes.length).toBeLessThanOrEqual(9);
  });

  it('says everything in English, Russian and Chinese', () => {
    for (const { en, ru, zh } of [name, ...questions.flatMap(wordsOf)]) {
      expect(en).toMatch(/^[\p{Script=Latin}\p{P} ]+$/u);
      expect(ru).toMatch(/^[\p{Script=Cyrillic}\p{P} ]+$/u);
      expect(zh).toMatch(/^[\p{Script=Han}\p{P}]+$/u);
    }
  });

  it('has different words for every step and every option', () => {
    for (const question of questions) {
      const words = wordsOf(question);
      for (const language of languages) {
        expect(new Set(words.map((each) => each[language])).size).toBe(words.length);
      }
    }
  });
});

it('means the same by a key in every template', () => {
  const kinds = new Map<string, string>();
  for (const [, { questions }] of templates) {
    for (const { key, kind } of questions) {
      expect(kinds.get(key) ?? kind).toBe(kind);
      kinds.set(key, kind);
    }
  }
});
