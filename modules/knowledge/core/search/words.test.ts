import { describe, expect, it } from 'vitest';
import { gramCount, gramsOf } from './grams.ts';
import { type Linguistics, normalise, placedWords, termsOf } from './words.ts';

const linguistics: Linguistics = {
  stemOf: (word) => word,
  simplified: (character) => ({ 貨: '货', 訂: '订' })[character] ?? character,
};
const wordsOf = (text: string) => placedWords(text, linguistics).map(({ word }) => word);

describe('a text', () => {
  it.each([
    ['Ёлка, ПРИВЕТ!', ['елка', 'привет']],
    ['Wi-Fi ２４/7', ['wi', 'fi', '24', '7']],
    ['ﬁle №5', ['file', '5']],
    ['й of и + breve: й', ['й', 'of', 'и', 'breve', 'й']],
    ['退貨iPhone订单', ['退', '货', 'iphone', '订', '单']],
    ['🙂 … --- 👍🏽', []],
    ['', []],
    ['a\ud800b', ['a', 'b']],
  ])('%j has the words %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('keeps where each word stands in the text as it was written', () => {
    const text = 'Ещё ﬁle';
    const placed = placedWords(text, linguistics);
    expect(placed.map(({ start, end }) => text.slice(start, end))).toEqual(['Ещё', 'ﬁle']);
  });

  it('has pairs of Chinese characters that stand next to each other as terms', () => {
    expect(termsOf(placedWords('退货 单ok', linguistics))).toEqual([
      '退',
      '退货',
      '货',
      '单',
      'ok',
    ]);
  });

  it('cuts what is longer than any word', () => {
    expect(wordsOf('x'.repeat(10_000))).toEqual(['x'.repeat(40)]);
  });

  it('is compared well-formed, in lower case and without ё', () => {
    expect(normalise('Ё\ud800')).toBe('е\ufffd');
  });
});

describe('a word', () => {
  it('has parts of three and four letters between its bounds, each once', () => {
    expect(gramsOf('код')).toEqual(['_ко', 'код', 'од_', '_код', 'код_']);
    expect(gramsOf('aaaaaa')).toEqual(['_aa', 'aaa', 'aa_', '_aaa', 'aaaa', 'aaa_']);
    expect(gramsOf('退货')).toEqual(['退货']);
  });

  it.each(['я', 'код', 'оплата'])('%s counts as many parts as it has', (word) => {
    expect(gramCount(word)).toBe(gramsOf(word).length);
  });
});
