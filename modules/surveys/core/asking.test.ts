import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesPerCustomer, pagesOf, questionsFor, rotationAfterAnswers } from './asking.ts';
import { surveyTemplates } from './templates/templates.ts';

const { questions } = surveyTemplates.chat;
const keys = questions.map(({ key }) => key);
const attributeKeys = questions.filter(({ role }) => role === 'attribute').map(({ key }) => key);
const everything = { isRatingAlone: false, completeAnswers: rotationAfterAnswers };
const isAttribute = (key: string) => attributeKeys.includes(key);

describe('what a customer is asked', () => {
  it('is everything while the survey has few answers', () => {
    const completeAnswers = rotationAfterAnswers - 1;
    const few = { ...everything, completeAnswers, invitationId: 'a' };
    expect(questionsFor(questions, few)).toEqual(keys);
  });

  it('is the rating of the whole alone in quarantine', () => {
    const alone = { ...everything, isRatingAlone: true, invitationId: 'a' };
    expect(questionsFor(questions, alone)).toEqual(['overall']);
  });

  it('is six attributes and all the rest once there are enough, the same each time', () => {
    fc.assert(
      fc.property(fc.uuid(), (invitationId) => {
        const asked = questionsFor(questions, { ...everything, invitationId });
        expect(questionsFor(questions, { ...everything, invitationId })).toEqual(asked);
        expect(asked).toEqual(keys.filter((key) => asked.includes(key)));
        expect(asked.filter(isAttribute)).toHaveLength(attributesPerCustomer);
        expect(asked[0]).toBe(keys[0]);
        expect(asked.filter((key) => !isAttribute(key))).toEqual(
          keys.filter((key) => !isAttribute(key)),
        );
      }),
    );
  });

  it('falls on every attribute that takes turns about as often', () => {
    const asked = Array.from({ length: 2_000 }, (_, index) =>
      questionsFor(questions, { ...everything, invitationId: `invitation ${index}` }),
    ).flat();
    const rotated = attributeKeys.slice(1);
    const expected = (2_000 * (attributesPerCustomer - 1)) / rotated.length;
    for (const key of rotated) {
      const count = asked.filter((each) => each === key).length;
      expect(Math.abs(count - expected)).toBeLessThan(0.06 * expected);
    }
  });
});

describe('the pages of a survey', () => {
  it('begin with one tap, and judge the whole after its parts', () => {
    expect(pagesOf(questions).map((page) => page.map(({ key }) => key))).toEqual([
      ['solved'],
      attributeKeys.slice(1),
      ['overall'],
      ['disappointment', 'return', 'recommend', 'comment', 'quote'],
    ]);
  });

  it.each(Object.entries(surveyTemplates))(
    'of %s never hold what waits for each other',
    (_, survey) => {
      const pages = pagesOf(survey.questions);
      expect(pages.flat()).toEqual(survey.questions);
      for (const page of pages) {
        for (const { showWhen } of page) {
          expect(page.map(({ key }) => key)).not.toContain(showWhen?.question);
        }
      }
    },
  );
});
