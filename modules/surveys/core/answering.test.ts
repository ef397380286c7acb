import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, dayMs } from '#kernel/time.ts';
import {
  type Answering,
  type AnswerValue,
  closedReason,
  editableMs,
  lowestAttribute,
  maximumCommentLength,
  recordAnswer,
} from './answering.ts';
import type { Question } from './question.ts';
import { attributes } from './templates/attributes.ts';
import { attribute, open, overall, single, words } from './templates/wording.ts';

const sentAt = '2026-01-05T09:00:00.000Z';
const expiryMs = 14 * dayMs;
const title = words('A', 'А', '甲');
const { solved, effort } = attributes;
const cause = single(
  { key: 'cause', title, showWhen: { question: 'overall', is: 'at-most', value: 2 } },
  { wait: title, price: title },
);
const recommend = { ...effort, kind: 'recommend' as const, key: 'recommend' };
const several = { ...cause, kind: 'multiple' as const, key: 'several', showWhen: null };
const invited = asked([
  solved,
  attribute('speed', title),
  effort,
  overall(title),
  cause,
  open('comment', title),
]);
const ratingKeys = ['solved', 'speed', 'effort', 'overall'];

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
    const alone = asked([overall(title)]);
    expect(given(alone, 'overall', 5).completedAt).toBe(sentAt);
  });

  it('keeps the later of two answers to the same question', () => {
    const changed = given(given(invited, 'overall', 2), 'overall', 5, addMs(sentAt, 5));
    expect(changed.answers).toEqual({
      overall: { value: 5, language: 'ru', at: addMs(sentAt, 5) },
    });
  });

  it('waits for what is shown by an answer, and not for what another one has hidden', () => {
    const angry = given(complete(), 'overall', 1);
    expect(angry.completedAt).toBeNull();
    const told = given(angry, 'cause', { choices: ['wait'], words: null });
    expect(told.completedAt).toBe(sentAt);
    expect(given(angry, 'overall', 4).completedAt).toBe(sentAt);
  });

  it.each<[Question, AnswerValue]>([
    [recommend, 0],
    [recommend, 10],
    [effort, 7],
    [effort, null],
    [cause, { choices: ['wait'], words: null }],
    [cause, { choices: ['other'], words: 'Цена' }],
    [cause, { choices: ['other'], words: null }],
    [several, { choices: ['price', 'other', 'wait'], words: 'Всё' }],
  ])('takes for $kind the value %j', (question, value) => {
    const asking = asked([{ ...question, showWhen: null }]);
    expect(given(asking, question.key, value).answers[question.key]?.value).toEqual(value);
  });

  it.each<[Question, AnswerValue]>([
    [recommend, 11],
    [recommend, -1],
    [effort, 0],
    [effort, 8],
    [effort, { choices: ['wait'], words: null }],
    [cause, 1],
    [cause, 'wait'],
    [cause, null],
    [cause, { choices: [], words: null }],
    [cause, { choices: ['wait', 'price'], words: null }],
    [cause, { choices: ['wait'], words: 'Own words go with "other"' }],
    [several, { choices: ['wait', 'wait'], words: null }],
    [several, { choices: ['delay'], words: null }],
  ])('refuses for $kind the value %j', (question, value) => {
    expect(give(asked([{ ...question, showWhen: null }]), question.key, value)).toEqual({
      isRefused: true,
      reason: 'value-not-possible',
    });
  });

  it('knows the lowest attribute, of those rated from 1 to 5', () => {
    const lowest = ({ questions, answers }: Answering) => lowestAttribute(questions, answers);
    expect(lowest(given(invited, 'effort', 1))).toBeNull();
    expect(lowest(given(invited, 'speed', null))).toBeNull();
    expect(lowest(given(given(invited, 'overall', 1), 'speed', 4))).toBe(4);
    expect(lowest(given(complete(), 'solved', 2))).toBe(2);
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
    const changed = given(done, 'overall', 3, addMs(last, editableMs - 1));
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
        const isRated = ratingKeys.every((key) => answering.answers[key] !== undefined);
        const isComplete = isRated && Number(answering.answers.overall?.value) > 2;
        expect(answering.completedAt !== null).toBe(isComplete);
      }),
    );
  });
});
