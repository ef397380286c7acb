import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, highlightsOf } from './excerpt.ts';

const linguistics = {
  stemOf: (word: string) => word.slice(0, 5),
  simplified: (text: string) => text,
};
const marksOf = (...stems: string[]) => ({ stems: new Set(stems), prefix: null });
const shown = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe('what was found', () => {
  it('is marked in all its forms', () => {
    const title = 'Возврат: о возврате денег';
    expect(shown(title, highlightsOf(title, marksOf('возвр'), linguistics))).toEqual([
      'Возврат',
      'возврате',
    ]);
  });

  it('is marked where a word begins with what is being typed', () => {
    const marks = { stems: new Set<string>(), prefix: 'воз' };
    expect(shown('Мой возврат', highlightsOf('Мой возврат', marks, linguistics))).toEqual([
      'возврат',
    ]);
  });

  it('is marked in one piece where Chinese pairs overlap', () => {
    const text = '如何申请退货款';
    expect(shown(text, highlightsOf(text, marksOf('退货', '货款'), linguistics))).toEqual([
      '退货款',
    ]);
  });
});

describe('an excerpt', () => {
  const filler = 'Слова без значения стоят здесь одно за другим. '.repeat(20);

  it('shows the part with most of the different things found', () => {
    const best = 'Курьер вернёт деньги за доставку. ';
    const body = `${filler}Курьер звонит заранее. ${filler}${best}${filler}`;
    const { text, highlights } = excerptOf(body, marksOf('курье', 'деньг', 'доста'), linguistics);
    expect(shown(text, highlights)).toEqual(['Курьер', 'деньги', 'доставку']);
    expect(text.startsWith('Курьер вернёт')).toBe(true);
  });

  it('is the beginning when nothing was found', () => {
    const { text, highlights } = excerptOf(filler, marksOf('нет'), linguistics);
    expect(filler.startsWith(text)).toBe(true);
    expect(highlights).toEqual([]);
  });

  it('is the whole of a short text', () => {
    expect(excerptOf('Коротко и ясно!', marksOf(), linguistics).text).toBe('Коротко и ясно!');
  });

  it('is bounded, a part of the text, and its marks stand inside in order', () => {
    const words = fc.array(fc.constantFrom('деньги', 'назад', '退货', 'x', '…', '\n', 'курьер.'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(words, fc.string({ maxLength: 500 }), (some, rest) => {
        const body = some.join(' ') + rest;
        const { text, highlights } = excerptOf(body, marksOf('деньг', '退货'), linguistics);
        expect(body).toContain(text);
        expect(text.length).toBeLessThanOrEqual(260);
        highlights.reduce((before, { start, end }) => {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          return end;
        }, 0);
      }),
    );
  });
});
