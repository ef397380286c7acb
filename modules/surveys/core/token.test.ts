import { describe, expect, it } from 'vitest';
import { isSurveyToken, surveyToken } from './token.ts';

describe('a survey token', () => {
  it('holds 128 bits of the given chance and nothing else', () => {
    expect(surveyToken((bytes) => bytes.fill(0x0f))).toBe('0f'.repeat(16));
    expect(isSurveyToken(surveyToken((bytes) => crypto.getRandomValues(bytes)))).toBe(true);
  });

  it.each([
    '',
    '0f',
    '0F'.repeat(16),
    '0f'.repeat(17),
    `${'0f'.repeat(15)}0g`,
    `${'0f'.repeat(16)}\n`,
  ])('is not %j', (text) => {
    expect(isSurveyToken(text)).toBe(false);
  });
});
