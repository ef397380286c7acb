import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Body, BodyNode } from './body/node.ts';
import { differenceOf, folded, isSame } from './difference.ts';

const text = (words: string, ...marks: ('bold' | 'italic')[]): BodyNode =>
  marks.length > 0
    ? { type: 'text', text: words, marks: marks.map((type) => ({ type })) }
    : { type: 'text', text: words };
const paragraph = (words: string): BodyNode => ({ type: 'paragraph', content: [text(words)] });
const body = (...content: BodyNode[]): Body => ({ type: 'doc', content });
const compare = (before: Body, after: Body) =>
  differenceOf({ title: '', body: before }, { title: '', body: after }).blocks;
const told = (before: Body, after: Body) =>
  compare(before, after).map((each) =>
    each.state === 'changed'
      ? each.pieces.map(({ state, text: words }) => `${signs[state]}${words}`).join('|')
      : `${signs[each.state]}${each.block.text}`,
  );
const signs = { same: '', added: '+', removed: '-' };

describe('the difference of two texts', () => {
  it('tells the words that changed inside a block', () => {
    const before = body(paragraph('Деньги вернутся за 10 дней.'), paragraph('Ждите.'));
    const after = body(paragraph('Деньги вернутся за 5 дней.'), paragraph('Ждите.'));
    expect(told(before, after)).toEqual(['Деньги вернутся за |-10|+5| дней.', 'Ждите.']);
  });

  it('tells Chinese sign by sign', () => {
    expect(told(body(paragraph('退款需要十天')), body(paragraph('退款需要五天')))).toEqual([
      '退款需要|-十|+五|天',
    ]);
  });

  it('tells blocks that have nothing in common as removed and added', () => {
    const [one, other] = ['Call the courier first.', 'Never mind money'];
    expect(told(body(paragraph(one)), body(paragraph(other)))).toEqual([`-${one}`, `+${other}`]);
  });

  it('finds what became of each of several changed blocks, in their order', () => {
    const before = body(paragraph('Ask for the number.'), paragraph('Look at the map.'));
    const after = body(
      paragraph('Ask for the order number.'),
      paragraph('Smile'),
      paragraph('Look at the new map.'),
    );
    expect(told(before, after)).toEqual([
      'Ask for the |+order |number.',
      '+Smile',
      'Look at the |+new |map.',
    ]);
  });

  it('tells a block whose marks alone changed as changed, without a changed word', () => {
    const after = body({ type: 'paragraph', content: [text('Wait', 'bold')] });
    const [only] = compare(body(paragraph('Wait')), after);
    expect(only).toMatchObject({ state: 'changed', pieces: [{ state: 'same', text: 'Wait' }] });
  });

  it('tells where blocks stand: steps, rows, callouts, sections for one audience', () => {
    const after = body(
      { type: 'steps', content: [{ type: 'step', content: [paragraph('Open')] }] },
      {
        type: 'audience',
        attrs: { for: 'agent' },
        content: [{ type: 'callout', attrs: { tone: 'tip' }, content: [paragraph('Hint')] }],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: ['A', 'B'].map((cell) => ({ type: 'tableCell', content: [paragraph(cell)] })),
          },
        ],
      },
    );
    expect(compare(body(), after)).toEqual([
      { state: 'added', block: { kind: 'step', within: [], text: 'Open' } },
      {
        state: 'added',
        block: { kind: 'paragraph', within: ['audience.agent', 'callout.tip'], text: 'Hint' },
      },
      { state: 'added', block: { kind: 'row', within: [], text: 'A | B' } },
    ]);
  });

  it('tells the title word by word', () => {
    const { title } = differenceOf(
      { title: 'Refund', body: body() },
      { title: 'Refund by card', body: body() },
    );
    expect(title).toEqual([
      { state: 'same', text: 'Refund' },
      { state: 'added', text: ' by card' },
    ]);
  });

  it('is nothing when only the order of keys differs, as a database has it', () => {
    const stored = body({ content: [{ text: 'Wait', type: 'text' }], type: 'paragraph' });
    expect(compare(body(paragraph('Wait')), stored)).toMatchObject([{ state: 'same' }]);
    const words = (each: Body) => ({ title: '', body: each });
    expect(isSame(words(body(paragraph('Wait'))), words(stored))).toBe(true);
  });

  const anyBody = fc
    .array(fc.stringMatching(/^[ab你 ]{1,6}$/), { maxLength: 8 })
    .map((lines) => body(...lines.map(paragraph)));

  it('leaves out no word of either text', () => {
    fc.assert(
      fc.property(anyBody, anyBody, (before, after) => {
        const blocks = compare(before, after);
        const side = (wanted: 'added' | 'removed') =>
          blocks.flatMap((each) => {
            if (each.state !== 'changed')
              return each.state === 'same' || each.state === wanted ? [each.block.text] : [];
            const own = each.pieces.filter(({ state }) => state === 'same' || state === wanted);
            return [own.map(({ text: words }) => words).join('')];
          });
        const lines = ({ content }: Body) =>
          content.map(({ content: inside }) => inside?.[0]?.text ?? '');
        expect(side('removed')).toEqual(lines(before));
        expect(side('added')).toEqual(lines(after));
      }),
    );
  });

  it('is nothing exactly between texts that are the same', () => {
    fc.assert(
      fc.property(anyBody, anyBody, (before, after) => {
        const isUnchanged = compare(before, after).every(({ state }) => state === 'same');
        expect(isUnchanged).toBe(isSame({ title: '', body: before }, { title: '', body: after }));
      }),
    );
  });

  it('folds what is the same, but for the neighbours of a change', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f'].map(paragraph);
    const changed = [...lines.slice(0, 3), paragraph('new'), ...lines.slice(3)];
    const shown = folded(compare(body(...lines), body(...changed)));
    expect(shown.map(({ isFolded, from, blocks }) => [isFolded, from, blocks.length])).toEqual([
      [true, 0, 2],
      [false, 2, 3],
      [true, 5, 2],
    ]);
  });
});
