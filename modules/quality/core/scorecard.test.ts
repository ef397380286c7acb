import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, criterion, scaleOf, version } from './scorecard.fixture.ts';
import {
  type Answers,
  type Criterion,
  flawsOf,
  periodScore,
  problemsOf,
  type ScorecardVersion,
  score,
} from './scorecard.ts';

const notApplicable = answer(null);
const mark = { messageId: 'm', from: 0, to: 11 };

describe('score', () => {
  it.each([
    [
      [1, 2, 3, 4, 5],
      [0, 25, 50, 75, 100],
    ],
    [
      [0, 1, 2, 3],
      [0, 100 / 3, 200 / 3, 100],
    ],
    [
      [1, 2, 3],
      [0, 50, 100],
    ],
    [
      [0, 1],
      [0, 100],
    ],
    [
      [0, 2, 3, 4],
      [0, 50, 75, 100],
    ],
  ])('a scale of %j gives %j', (points, expected) => {
    const card = version(criterion('a', { scale: scaleOf(...points) }));
    const scores = points.map((each) => score(card, { a: answer(String(each)) }).finalScore);
    scores.forEach((each, place) => {
      expect(each).toBeCloseTo(expected[place] ?? Number.NaN, 10);
    });
  });

  it('leaves a criterion that does not apply out of both sums', () => {
    const card = version(
      criterion('a', { weight: 30 }),
      criterion('b', { weight: 20 }),
      criterion('c', { weight: 50, scale: scaleOf(0, 3, 5) }),
    );
    const result = score(card, { a: answer('5'), b: notApplicable, c: answer('3') });
    expect(result.finalScore).toBe(75);
    expect(result.criterionScores).toEqual({ a: 100, b: null, c: 60 });
    expect(result.notApplicableShare).toBeCloseTo(1 / 3, 10);
  });

  it('weighs groups of questions as the published example of Genesys does', () => {
    const yesNo = scaleOf(0, 1);
    const card = version(
      criterion('1.1', { weight: 40, scale: yesNo }),
      criterion('1.2', { weight: 40, scale: yesNo }),
      criterion('2.1', { weight: 20, scale: yesNo }),
    );
    const answers = { '1.1': answer('1'), '1.2': answer('0'), '2.1': answer('1') };
    expect(score(card, answers).finalScore).toBe(60);
    expect(score(card, { ...answers, '1.2': notApplicable }).finalScore).toBe(100);
  });

  it('is null, never 100, when nothing applies', () => {
    const result = score(version(criterion('a')), { a: notApplicable });
    expect(result).toMatchObject({
      scoreBeforeAutoFail: null,
      finalScore: null,
      isComplete: false,
      notApplicableShare: 1,
    });
  });

  it('is 0 when a critical criterion is below half of its scale; the other number stays', () => {
    const card = version(criterion('a', { classes: ['customer-critical'] }), criterion('b'));
    expect(score(card, { a: answer('2'), b: answer('5') })).toMatchObject({
      scoreBeforeAutoFail: 62.5,
      finalScore: 0,
      failedCritical: ['a'],
    });
    expect(score(card, { a: answer('3'), b: answer('5') })).toMatchObject({
      finalScore: 75,
      failedCritical: [],
    });
  });

  it('is incomplete while less than the minimum share of the weight is answered', () => {
    const card = version(criterion('a', { weight: 49 }), criterion('b', { weight: 51 }));
    expect(score(card, { a: answer('5') }).isComplete).toBe(false);
    expect(score(card, { b: answer('5') }).isComplete).toBe(true);
    const half = version(criterion('a'), criterion('b'));
    expect(score(half, { a: answer('5') }).isComplete).toBe(true);
  });

  it('keeps a criterion without weight outside, but lets it fail the review when critical', () => {
    const card = version(
      criterion('a', { weight: 0, classes: ['compliance-critical'] }),
      criterion('b'),
    );
    expect(score(card, { a: answer('5'), b: answer('2') }).finalScore).toBe(25);
    expect(score(card, { a: answer('1'), b: answer('2') }).finalScore).toBe(0);
  });

  it('stays in range, and does not change when a criterion that does not apply is added', () => {
    fc.assert(
      fc.property(anyReview(), ({ card, answers }) => {
        const result = score(card, answers);
        const more = version(...card.criteria, criterion('more', { weight: 7 }));
        const wider = score(more, { ...answers, more: notApplicable });
        const before = result.scoreBeforeAutoFail;
        expect(before === null || (before >= 0 && before <= 100 + 1e-9)).toBe(true);
        expect(result.finalScore).toBe(result.failedCritical.length > 0 ? 0 : before);
        expect(wider.finalScore).toBe(result.finalScore);
      }),
    );
  });

  it('never falls when an answer gets better', () => {
    fc.assert(
      fc.property(anyReview(), ({ card, answers }) => {
        const before = score(card, answers).finalScore ?? 0;
        for (const { id } of card.criteria) {
          if (answers[id]?.optionId == null) continue;
          const after = score(card, { ...answers, [id]: answer('5') }).finalScore ?? 0;
          expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        }
      }),
    );
  });
});

describe('period score', () => {
  it('is the plain mean of the reviews that have a score, as published by Zendesk', () => {
    expect(periodScore([100, 9.91, 63.96, 90.99, 0])).toBeCloseTo(52.972, 9);
    expect(periodScore([100, null])).toBe(100);
    expect(periodScore([null])).toBeNull();
  });
});

describe('problems of a review', () => {
  const critical = criterion('a', { classes: ['customer-critical'] });

  it.each<[string, Criterion, Answers, string[]]>([
    ['a good answer has none', critical, { a: answer('5') }, []],
    ['a blank criterion', critical, {}, ['answer-missing']],
    ['an option of another scale', critical, { a: answer('9') }, ['unknown-option']],
    [
      'a failed critical criterion without a mark',
      critical,
      { a: answer('1') },
      ['evidence-missing'],
    ],
    ['the same with a mark', critical, { a: answer('1', { evidence: [mark] }) }, []],
    [
      'a critical criterion set aside without a reason',
      critical,
      { a: notApplicable },
      ['reason-missing'],
    ],
    ['the same with a reason', critical, { a: answer(null, { reason: 'Not asked.' }) }, []],
    ['a common criterion set aside', criterion('a'), { a: notApplicable }, []],
    [
      'a criterion that always applies',
      criterion('a', { isNotApplicableAllowed: false }),
      { a: notApplicable },
      ['not-applicable-not-allowed'],
    ],
    [
      'evidence that is always wanted',
      criterion('a', { evidence: 'always' }),
      { a: answer('5') },
      ['evidence-missing'],
    ],
    [
      'evidence wanted for a miss',
      criterion('a', { evidence: 'when-failed' }),
      { a: answer('2') },
      ['evidence-missing'],
    ],
    [
      'no evidence wanted above it',
      criterion('a', { evidence: 'when-failed' }),
      { a: answer('3') },
      [],
    ],
    ['a cause of the list', criterion('a'), { a: answer('2', { causeIds: ['irony'] }) }, []],
    [
      'a cause from elsewhere',
      criterion('a'),
      { a: answer('2', { causeIds: ['x'] }) },
      ['unknown-cause'],
    ],
  ])('%s', (_name, asked, answers, kinds) => {
    expect(problemsOf(version(asked), answers)).toEqual(
      kinds.map((kind) => ({ criterionId: 'a', kind })),
    );
  });

  it('names an answer to a criterion that the scorecard lacks', () => {
    expect(problemsOf(version(), { z: answer('1') })).toEqual([
      { criterionId: 'z', kind: 'unknown-criterion' },
    ]);
  });
});

describe('flaws of a scorecard', () => {
  it.each<[string, ScorecardVersion, string[]]>([
    ['a sound one', version(criterion('a')), []],
    ['one without weight', version(criterion('a', { weight: 0 })), ['nothing-weighs']],
    ['the same criterion twice', version(criterion('a'), criterion('a')), ['criterion-twice']],
    ['the same step twice', version(criterion('a', { scale: scaleOf(1, 1, 2) })), ['option-twice']],
    [
      'a scale of one step',
      version(criterion('a', { scale: scaleOf(1) })),
      ['scale-without-range'],
    ],
    [
      'a negative weight',
      version(criterion('a'), criterion('b', { weight: -1 })),
      ['weight-out-of-range'],
    ],
    ['criteria in the order of their groups', grouped([null, 'a', 'a', 'b']), []],
    ['a criterion away from its group', grouped(['a', 'b', 'a']), ['criterion-outside-its-group']],
    ['a criterion of no known group', grouped(['c']), ['criterion-outside-its-group']],
    [
      'the same group twice',
      { ...grouped(['a']), groups: [groupOf('a'), groupOf('a')] },
      ['group-twice'],
    ],
    [
      'a share above one',
      { ...version(criterion('a')), minimumAnsweredShare: 1.1 },
      ['minimum-share-out-of-range'],
    ],
  ])('%s', (_name, card, flaws) => {
    expect(flawsOf(card)).toEqual(flaws);
  });
});

function groupOf(id: string): ScorecardVersion['groups'][number] {
  return { id, title: { en: '', ru: '', zh: '' } };
}

/** A scorecard with groups a and b, whose criteria are in these. */
function grouped(groupIds: readonly (string | null)[]): ScorecardVersion {
  const criteria = groupIds.map((groupId, place) => criterion(`c${place}`, { groupId }));
  return { ...version(...criteria), groups: [groupOf('a'), groupOf('b')] };
}

/** Up to eight criteria of five points, some critical, some blank, some set aside. */
function anyReview() {
  const anyCriterion = fc.record({
    weight: fc.nat({ max: 100 }),
    isCritical: fc.boolean(),
    chosen: fc.constantFrom('1', '2', '3', '4', '5', null, undefined),
  });
  return fc.array(anyCriterion, { maxLength: 8 }).map((parts) => ({
    card: version(
      ...parts.map(({ weight, isCritical }, place) =>
        criterion(`c${place}`, { weight, classes: isCritical ? ['customer-critical'] : [] }),
      ),
    ),
    answers: Object.fromEntries(
      parts.flatMap(({ chosen }, place) =>
        chosen === undefined ? [] : [[`c${place}`, answer(chosen)]],
      ),
    ),
  }));
}
