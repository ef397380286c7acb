import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import type { ScaleQuestion } from '../question.ts';
import { surveyTemplates } from '../templates/templates.ts';
import { type Answered, attributesOf, type Measured, outcomesOf } from './answered.ts';
import { makeReport } from './make-report.ts';
import { analysisReport } from './report.ts';
import type { AnalysisWanted } from './wanted.ts';

const surveys = [{ surveyId: 'chat', questions: surveyTemplates.chat.questions }];
const attributes = attributesOf(surveys);
const [outcome] = outcomesOf(surveys) as [ScaleQuestion];
const keys = attributes.map(({ key }) => key);
const project = '018f0000-0000-7000-8000-000000000001';

const wanted: AnalysisWanted = {
  ...{ projectIds: [project], surveyId: null, reasonId: null, channel: null, language: null },
  ...{ from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
  ...{ outcome: 'overall', measures: ['wait', 'transfers', 'reason'], repeatDays: 7 },
  ...{ straightLiners: 'keep', targetPerformance: 75, resamples: 40, seed: 7 },
};

/** Customers whose rating follows from the first attribute above all, and from the wait. */
function answersOf(count: number, change: (row: number) => Partial<Answered> = () => ({})) {
  const random = seededRandom(4);
  const step = () => 1 + Math.floor(5 * random());
  const measured = new Map<string, Measured>();
  const answered = Array.from({ length: count }, (_, row): Answered => {
    const answers: Record<string, number> = {};
    for (const key of keys) answers[key] = step();
    const firstResponseMs = 1_000 * 2 ** (2 + 8 * random());
    const felt = 0.7 * (answers[keys[0] ?? ''] ?? 3) + 0.2 * (answers[keys[1] ?? ''] ?? 3);
    const waited = Math.log2(firstResponseMs / 1_000) - 6;
    const rating = Math.round(felt + 0.3 - 0.15 * waited + random());
    answers.overall = Math.min(5, Math.max(1, rating));
    const contactId = `contact ${row}`;
    const reason = ['delivery', 'payment', 'return'][row % 3] ?? null;
    measured.set(contactId, {
      ...{ firstResponseMs, longestGapMs: firstResponseMs, transfers: 0 },
      ...{ agentChanges: 0, repeats: 0, reason },
    });
    return {
      ...{ invitationId: `invitation ${row}`, contactId, customerId: `customer ${row % 300}` },
      ...{ surveyId: 'chat', channel: row % 2 ? 'chat' : 'email', language: 'ru' },
      ...{ isRatingAlone: false, asked: [...keys, 'overall'], answers, ...change(row) },
    };
  });
  const counts = { ended: count, asked: count, answered: count, ratingAlone: 0, flagged: 0 };
  return { counts, outcome, attributes, answered, measured };
}

describe('a report', () => {
  const data = answersOf(400);
  const report = makeReport(data, wanted);

  it('puts in order what matters, asked and measured side by side', () => {
    const ranked = report?.found?.drivers.toSorted((one, other) => one.rank - other.rank) ?? [];
    expect(ranked[0]?.name).toBe(keys[0]);
    const wait = ranked.find(({ name }) => name === 'measure.wait');
    expect(wait?.coefficients[0]?.value).toBeLessThan(0);
    expect(wait?.priority).toBeNull();
    expect(ranked.map(({ name }) => name)).toContain('measure.reason');
  });

  it('leaves out a driver that was always the same, and says so', () => {
    expect(report?.left).toEqual([{ name: 'measure.transfers', why: 'always-same' }]);
  });

  it('says what customers answered', () => {
    expect(report?.outcome.n).toBe(400);
    expect(report?.attributes).toHaveLength(attributes.length);
    const [wait] = report?.measures ?? [];
    expect(wait).toMatchObject({ name: 'wait', n: 400, above: 400 });
    expect(report?.reasons.map(({ n }) => n)).toEqual([134, 133, 133]);
  });

  it('is stored and read without a loss', () => {
    const stored: unknown = JSON.parse(JSON.stringify(report));
    expect(analysisReport.parse(stored)).toEqual(stored);
  });

  it('is the same for the same data, seed and version', () => {
    expect(makeReport(answersOf(400), wanted)).toEqual(report);
    const other = makeReport(data, { ...wanted, seed: 8 });
    expect(other?.found?.r2).toBe(report?.found?.r2);
    expect(other?.found?.drivers[0]?.drawn).not.toEqual(report?.found?.drivers[0]?.drawn);
  });

  it('compares segments when each has cases enough', () => {
    const [byChannel] = report?.comparisons ?? [];
    expect(byChannel).toMatchObject({ by: 'channel', groups: [{ n: 200 }, { n: 200 }] });
    expect(byChannel?.found?.map(({ name }) => name).toSorted()).toEqual(['chat', 'email']);
    const [ofFew] = makeReport(answersOf(240), wanted)?.comparisons ?? [];
    expect(ofFew).toMatchObject({ by: 'channel', found: null });
  });

  it('tells what does not apply from what was left blank and what was not asked', () => {
    const [first = '', second = ''] = keys;
    const some = answersOf(400, (row) => {
      const asked = row % 4 === 0 ? keys.filter((key) => key !== second) : keys;
      return { asked: [...asked, 'overall'] };
    });
    const answered = some.answered.map((each, row) => {
      const { [second]: value, ...answers } = each.answers;
      const given =
        row % 4 === 0 || row % 10 === 1 ? answers : { ...answers, [second]: value ?? 3 };
      return { ...each, answers: row % 20 === 2 ? { ...given, [first]: null } : given };
    });
    const found = makeReport({ ...some, answered }, wanted);
    expect(found?.attributes[0]).toMatchObject({ notApplicable: 20, blank: 0, notAsked: 0 });
    expect(found?.attributes[1]).toMatchObject({ notAsked: 100, notApplicable: 0, blank: 40 });
    expect(found?.found).toMatchObject({ missing: 'imputed', n: 380 });
  });

  it('leaves a question that hardly anybody was asked out of the drivers', () => {
    const [first = ''] = keys;
    const rare = makeReport(
      answersOf(400, (row) =>
        row % 3 === 0 ? {} : { asked: [...keys.filter((key) => key !== first), 'overall'] },
      ),
      wanted,
    );
    expect(rare?.left).toContainEqual({ name: first, why: 'seldom-asked' });
    expect(rare?.found?.drivers.map(({ name }) => name)).not.toContain(first);
  });

  it('of too few says how many it needs', () => {
    const few = makeReport(answersOf(20), wanted);
    expect(few?.found).toBeNull();
    expect(few?.refusal).toMatchObject({ code: 'too-few', n: 20 });
    expect(few?.outcome.n).toBe(20);
  });

  it('is none when it was cancelled', () => {
    expect(makeReport(data, wanted, { isCancelled: () => true })).toBeNull();
  });
});
