import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { readBody } from '../../core/body/body.ts';
import { markdownOf } from '../../core/body/markdown.ts';
import type { Body, BodyNode, Mark } from '../../core/body/node.ts';
import { marksInOrder } from '../../core/import/text-run.ts';
import { readHtml } from './html.ts';
import { htmlOfMarkdown } from './markdown.ts';

/** Words in three scripts, and whatever means something to Markdown or HTML. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Возврат', 'refund', '退款', '10', 'e-mail', 'ёж') },
  fc.constantFrom('1.', '2)', '-', '+', '#', '##', '=', '==', '---', '***', '>', '|', '```', '~~~'),
  fc.constantFrom('[x]', '[!NOTE]', '![', '<b>', '</td>', '<!-- for all -->', '&amp;', '&lt', '\\'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const words = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' ').replace(/\s+/gu, ' ').trim())
  .map((text) => text.replaceAll('\u0000', '').toWellFormed().trim())
  .filter((text) => text !== '');

const link = fc
  .constantFrom(
    `article:${newId()}`,
    'https://x.test/a_b?c=1&copy=2&amp;d',
    'https://пример.рф/п(1)\\2',
    'mailto:a@x.test',
    'tel:+78001234567',
  )
  .map((href): Mark => ({ type: 'link', attrs: { href } }));
const mark = fc.oneof(
  fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'code' }),
  link,
);
const text = fc.record({
  words,
  before: fc.boolean(),
  marks: fc.oneof(fc.constant<Mark[]>([]), fc.array(mark, { maxLength: 3 })),
});
const picture = fc.record({ fileId: fc.constant(newId()), alt: fc.oneof(fc.constant(''), words) });

/** Words as a reader of HTML would have them: no two spaces, no blank ends, one text to each run of
 *  marks. */
const inline = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: text },
      fc.constant('break' as const),
      picture.map((attrs) => ({ attrs })),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => {
    const nodes: BodyNode[] = [];
    for (const part of parts) {
      const last = nodes.at(-1);
      if (part === 'break') {
        if (last && last.type !== 'hardBreak') nodes.push({ type: 'hardBreak' });
      } else if ('attrs' in part) nodes.push({ type: 'image', attrs: part.attrs });
      else {
        const space = part.before && last && last.type !== 'hardBreak' ? ' ' : '';
        const marks = marksInOrder(part.marks);
        const said = space + part.words;
        if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) {
          nodes[nodes.length - 1] = { ...last, text: (last.text ?? '') + said };
        } else {
          nodes.push({ type: 'text', text: said, ...(marks.length > 0 && { marks }) });
        }
      }
    }
    while (nodes.at(-1)?.type === 'hardBreak') nodes.pop();
    return nodes;
  })
  .filter((nodes) => nodes.some(({ type }) => type === 'text'));

const paragraph = inline.map((content): BodyNode => ({ type: 'paragraph', content }));
const code = fc
  .array(fc.constantFrom('', 'a', '  b', '```', '# c', '<b>&amp;', '- d', '<!-- for all -->'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => lines.join('\n'))
  .map((said): BodyNode => {
    const content = said === '' ? {} : { content: [{ type: 'text', text: said }] };
    return { type: 'codeBlock', ...content };
  });
const simple = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  fc
    .tuple(fc.constantFrom(2, 3, 4), inline)
    .map(([level, content]): BodyNode => ({ type: 'heading', attrs: { level }, content })),
  code,
  picture.map((attrs): BodyNode => ({ type: 'image', attrs })),
  fc.constant<BodyNode>({ type: 'horizontalRule' }),
);

const plainCell = fc.oneof(paragraph, fc.constant<BodyNode>({ type: 'paragraph' }));
const one = { colspan: 1, rowspan: 1 };
const plainTable = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(plainCell, { minLength: 9, maxLength: 9 }))
  .map(([width, cells]): BodyNode => {
    const row = (at: number, type: string) => ({
      type: 'tableRow',
      content: cells
        .slice(at * 3, at * 3 + width)
        .map((cell) => ({ type, attrs: one, content: [cell] })),
    });
    return { type: 'table', content: [row(0, 'tableHeader'), row(1, 'tableCell')] };
  });

function blocksOf(depth: number, isOpen: boolean): fc.Arbitrary<BodyNode[]> {
  const block = depth === 0 ? simple : fc.oneof(simple, holding(depth, isOpen));
  return fc.array(block, { minLength: 1, maxLength: 3 });
}

function holding(depth: number, isOpen: boolean): fc.Arbitrary<BodyNode> {
  const inside = blocksOf(depth - 1, isOpen);
  const held = (type: string, attrs?: fc.Arbitrary<object>) =>
    fc.tuple(attrs ?? fc.constant(undefined), inside).map(([given, content]): BodyNode => {
      return { type, ...(given && { attrs: { ...given } }), content };
    });
  const listed = (type: string, item: string, attrs?: fc.Arbitrary<object>) =>
    fc
      .tuple(attrs ?? fc.constant(undefined), fc.array(held(item), { minLength: 1, maxLength: 3 }))
      .map(
        ([given, content]): BodyNode => ({ type, ...(given && { attrs: { ...given } }), content }),
      );
  const span = fc.record({ colspan: fc.constantFrom(1, 2), rowspan: fc.constantFrom(1, 3) });
  const cell = fc.oneof(held('tableHeader', span), held('tableCell', span));
  const row = fc
    .array(cell, { minLength: 1, maxLength: 2 })
    .map((content): BodyNode => ({ type: 'tableRow', content }));
  const table = fc
    .array(row, { minLength: 1, maxLength: 2 })
    .map((content): BodyNode => ({ type: 'table', content }));
  const tone = fc.record({ tone: fc.constantFrom('note', 'tip', 'warning', 'danger') });
  const forSome = fc
    .tuple(fc.constantFrom('agent', 'customer'), blocksOf(depth - 1, false))
    .map(([who, content]): BodyNode => ({ type: 'audience', attrs: { for: who }, content }));
  return fc.oneof(
    listed('bulletList', 'listItem'),
    listed('orderedList', 'listItem', fc.record({ start: fc.constantFrom(1, 3, 10) })),
    listed('steps', 'step'),
    held('blockquote'),
    held('callout', tone),
    table,
    plainTable,
    ...(isOpen ? [forSome] : []),
  );
}

const body = blocksOf(2, true).map((content): Body => ({ type: 'doc', content }));
const pictureAt = (address: string) => ({ fileId: address.replace(/^file:/, '') });

it('an article that goes out as Markdown comes in as the same', () => {
  fc.assert(
    fc.property(body, (given) => {
      expect(readBody(given)).toEqual({ body: given });
      const markdown = markdownOf(given);
      const { body: read, losses } = readHtml(htmlOfMarkdown(markdown), { pictureAt });
      expect({ read, losses, markdown }).toEqual({ read: given, losses: [], markdown });
    }),
    { numRuns: 400 },
  );
});
