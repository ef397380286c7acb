import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy.ts';
import { answer, criterion, scaleOf, version } from './scorecard.fixture.ts';

describe('accuracy', () => {
  const yesNo = scaleOf(0, 1);
  const card = version(
    criterion('a', { scale: yesNo, classes: ['customer-critical'] }),
    criterion('b', { scale: yesNo, classes: ['customer-critical'] }),
    criterion('c', { scale: yesNo, classes: ['customer-critical', 'business-critical'] }),
  );
  const review = (a: string | null, b: string, c: string) => ({
    version: card,
    answers: { a: answer(a), b: answer(b), c: answer(c) },
  });

  it('counts reviews with an error and errors per opportunity', () => {
    const reviews = [
      ...Array.from({ length: 18 }, () => review('1', '1', '1')),
      review('0', '0', '1'),
      review('1', '1', '0'),
    ];
    const result = accuracy(reviews);
    expect(result['customer-critical']).toMatchObject({
      monitored: 20,
      defective: 2,
      opportunities: 60,
      defects: 3,
      defectiveAccuracyRatio: 0.9,
      defectAccuracyRatio: 0.95,
    });
    expect(result['customer-critical'].defectsPerMillion).toBeCloseTo(50_000, 6);
    expect(result['business-critical']).toMatchObject({ monitored: 20, defective: 1 });
  });

  it('leaves out what did not apply, and says nothing about a class nobody looked at', () => {
    const result = accuracy([review(null, '1', '1')]);
    expect(result['customer-critical'].opportunities).toBe(2);
    expect(result['compliance-critical']).toEqual({
      monitored: 0,
      defective: 0,
      opportunities: 0,
      defects: 0,
      defectiveAccuracyRatio: null,
      defectAccuracyRatio: null,
      defectsPerMillion: null,
    });
  });
});
