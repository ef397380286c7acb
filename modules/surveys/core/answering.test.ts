import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, dayMs } from '#kernel/time.ts';
import {
  type Answering,
  type AnswerValue,
  closedReason,
  editableMs,
  maximumCommentLength,
  recordAnswer,
} from './answering.ts';
import { firstSurveys, type Question, ratingAlone } from './survey.ts';

const sentAt = '2026-01-05T09:00:00.000Z';
const expiryMs = 14 * dayMs;
const invited = asked(firstSurveys.chat.questions);
const ratingKeys = ['overall', 'solved', 'knowledge', 'understanding', 'speed', 'manner'];

function asked(questions: readonly Question[]): Answering {
  return { questions, expiresAt: addMs(sentAt, expiryMs), answers: {}, completedAt: null };
}

function give(answering: Answering, key: string, value: AnswerValue, at = sentAt) {
  return recordAnswer(answering, { key, value, language: 'ru' }, at);
}

function given(answering: Answering, key: string, value: AnswerValue, at = sentAt): Answering {
  const recording = give(answering, key, value, at);
  if (recording.isRefused) throw new Error(recording.reason);
  return recording.answering;
}

function complete(at = sentAt): Answering {
  return ratingKeys.reduce((answering, key) => given(answering, key, 4, at), invited);
}

describe('answering', () => {
  it('is complete when every rating is there', () => {
    expect(invited.completedAt).toBeNull();
    expect(given(invited, 'overall', 2).completedAt).toBeNull();
    expect(complete().completedAt).toBe(sentAt);
  });

  it('is complete without own words, and with questions that do not apply', () => {
    const applied = ratingKeys.reduce(
      (answering, key) => given(answering, key, key === 'speed' ? null : 5),
      invited,
    );
    expect(applied.completedAt).toBe(sentAt);
    expect(applied.answers.speed).toEqual({ value: null, language: 'ru', at: sentAt });
  });

  it('is complete with the rating when nothing else was asked', () => {
    const alone = asked(ratingAlone(firstSurveys.email.questions));
    expect(given(alone, 'overall', 5).completedAt).toBe(sentAt);
  });

  it('keeps the later of two answers to the same question', () => {
    const changed = given(given(invited, 'overall', 2), 'overall', 5, addMs(sentAt, 5));
    expect(changed.answers).toEqual({
      overall: { value: 5, language: 'ru', at: addMs(sentAt, 5) },
    });
  });

  it.each<[string, AnswerValue, string]>([
    ['price', 4, 'unknown-question'],
    ['overall', 0, 'value-not-possible'],
    ['overall', 6, 'value-not-possible'],
    ['overall', 4.5, 'value-not-possible'],
    ['overall', '5', 'value-not-possible'],
    ['overall', null, 'value-not-possible'],
    ['comment', 5, 'value-not-possible'],
    ['comment', null, 'value-not-possible'],
    ['comment', 'a'.repeat(maximumCommentLength + 1), 'too-long'],
  ])('refuses for %s the value %j', (key, value, reason) => {
    expect(give(invited, key, value)).toEqual({ isRefused: true, reason });
  });

  it('ends when the invitation expires', () => {
    const last = addMs(sentAt, expiryMs - 1);
    expect(closedReason(invited, last)).toBeNull();
    expect(give(invited, 'overall', 5, addMs(sentAt, expiryMs))).toEqual({
      isRefused: true,
      reason: 'expired',
    });
  });

  it('can be changed for a day after it was completed, even past its expiry, then is used', () => {
    const last = addMs(sentAt, expiryMs - 1);
    const done = complete(last);
    const changed = given(done, 'overall', 1, addMs(last, editableMs - 1));
    expect(changed.completedAt).toBe(last);
    expect(give(changed, 'overall', 2, addMs(last, editableMs))).toEqual({
      isRefused: true,
      reason: 'used',
    });
  });

  it('never loses an answer', () => {
    const anyAnswer = fc.tuple(
      fc.constantFrom(...ratingKeys, 'comment', 'price'),
      fc.oneof(fc.integer({ min: -1, max: 7 }), fc.string({ maxLength: 5 }), fc.constant(null)),
    );
    fc.assert(
      fc.property(fc.array(anyAnswer), (answers) => {
        let answering = invited;
        for (const [key, value] of answers) {
          const recording = give(answering, key, value);
          if (recording.isRefused) continue;
          const { [key]: saved, ...others } = recording.answering.answers;
          expect(saved?.value).toBe(value);
          expect(answering.answers).toMatchObject(others);
          answering = recording.answering;
        }
        const isComplete = ratingKeys.every((key) => answering.answers[key] !== undefined);
        expect(answering.completedAt !== null).toBe(isComplete);
      }),
    );
  });
});
