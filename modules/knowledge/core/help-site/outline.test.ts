import { describe, expect, it } from 'vitest';
import type { Body, BodyNode } from '../body/node.ts';
import { excerptOf, outlineOf, questionsIn } from './outline.ts';

const text = (words: string): BodyNode => ({ type: 'text', text: words });
const p = (words: string): BodyNode => ({ type: 'paragraph', content: [text(words)] });
const h = (level: number, words: string): BodyNode =>
  words === ''
    ? { type: 'heading', attrs: { level } }
    : { type: 'heading', attrs: { level }, content: [text(words)] };
const doc = (...content: BodyNode[]): Body => ({ type: 'doc', content });

describe('the contents of a text', () => {
  it('name the headings as the text numbers them', () => {
    const body = doc(h(2, 'One'), h(4, 'Small'), h(2, ''), {
      type: 'callout',
      attrs: { tone: 'tip' },
      content: [h(3, 'Inside')],
    });
    expect(outlineOf(body)).toEqual([
      { anchor: 'h-1', level: 2, title: 'One' },
      { anchor: 'h-4', level: 3, title: 'Inside' },
    ]);
  });
});

describe('questions', () => {
  it('are those of a text that asks at least two', () => {
    const body = doc(
      h(2, 'Когда?'),
      p('Завтра.'),
      h(3, 'Точнее'),
      p('В 9.'),
      h(2, '多少钱？'),
      p('免费'),
    );
    expect(questionsIn(body)).toEqual([
      { question: 'Когда?', answer: 'Завтра. Точнее В 9.' },
      { question: '多少钱？', answer: '免费' },
    ]);
  });

  it.each([
    ['one question', doc(h(2, 'When?'), p('Tomorrow.'))],
    ['questions without answers', doc(h(2, 'When?'), h(2, 'Where?'))],
    ['headings that ask nothing', doc(h(2, 'A'), p('a'), h(2, 'B'), p('b'))],
  ])('are none with %s', (_, body) => {
    expect(questionsIn(body)).toEqual([]);
  });
});

describe('an excerpt', () => {
  it.each([
    ['short words', 40, 'short words'],
    ['one two three four', 10, 'one two…'],
    ['没有空格的中文句子在这里结束', 6, '没有空格的中…'],
    ['😀😀😀😀', 2, '😀😀…'],
  ])('of %j within %i is %j', (words, length, excerpt) => {
    expect(excerptOf(doc(h(2, 'Title'), p(words)), length)).toBe(excerpt);
  });
});
