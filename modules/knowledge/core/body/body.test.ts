import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { bodyLimits, readBody } from './body.ts';
import { type Body, bodyFor } from './node.ts';
import { addressesIn, filesIn, headingsOf, plainText } from './plain.ts';

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] });
const doc = (...content: object[]) => ({ type: 'doc', content });

function kept(given: unknown): Body {
  const read = readBody(given);
  if ('fault' in read) throw new Error(`${read.fault} at ${read.at}`);
  return read.body;
}

describe('a body that is read', () => {
  it('keeps what it knows and leaves out what an editor carries besides', () => {
    const list = {
      type: 'orderedList',
      attrs: { start: 3, type: null },
      content: [{ type: 'listItem', content: [paragraph('Wait')] }],
    };
    const marked = {
      type: 'paragraph',
      content: [text('now', { type: 'bold' }, { type: 'sparkle' })],
    };
    expect(kept(doc(list, marked))).toEqual({
      type: 'doc',
      content: [
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [
            {
              type: 'listItem',
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wait' }] }],
            },
          ],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'now', marks: [{ type: 'bold' }] }] },
      ],
    });
  });

  it.each([
    ['nothing', null, 'shape', ''],
    ['another root', paragraph('Hello'), 'shape', ''],
    ['an unknown kind', doc({ type: 'iframe' }), 'shape', 'content.0'],
    [
      'a paragraph in a paragraph',
      doc({ type: 'paragraph', content: [paragraph('x')] }),
      'shape',
      'content.0.content.0',
    ],
    [
      'a heading of the first level',
      doc({ type: 'heading', attrs: { level: 1 } }),
      'shape',
      'content.0.attrs',
    ],
    [
      'a picture from elsewhere',
      doc({ type: 'image', attrs: { src: 'https://x.test/a.png' } }),
      'shape',
      'content.0.attrs',
    ],
    [
      'an empty text',
      doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] }),
      'shape',
      'content.0.content.0',
    ],
    [
      'a section for one audience inside another',
      doc({
        type: 'audience',
        attrs: { for: 'agent' },
        content: [{ type: 'audience', attrs: { for: 'customer' } }],
      }),
      'shape',
      'content.0.content.0',
    ],
  ])('is no body: %s', (_, given, fault, at) => {
    expect(readBody(given)).toEqual({ fault, at });
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.test',
    'article:1',
    'https://x.test/"onclick=',
  ])('refuses a link to %s', (href) => {
    const link = text('here', { type: 'link', attrs: { href } });
    const given = doc({ type: 'paragraph', content: [link] });
    expect(readBody(given)).toMatchObject({ fault: 'address' });
  });

  it('is refused when it is too deep or too long', () => {
    let deep: object = paragraph('bottom');
    for (let level = 0; level < bodyLimits.depth; level += 1)
      deep = { type: 'blockquote', content: [deep] };
    expect(readBody(doc(deep))).toMatchObject({ fault: 'too-deep' });
    const many = Array.from({ length: bodyLimits.nodes }, () => paragraph('x'));
    expect(readBody(doc(...many))).toMatchObject({ fault: 'too-long' });
    expect(readBody(doc(paragraph('x'.repeat(bodyLimits.characters + 1))))).toMatchObject({
      fault: 'too-long',
    });
  });

  it('never throws, and reads what it has kept as the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readBody(value);
        if ('body' in read) expect(readBody(read.body)).toEqual(read);
      }),
    );
  });
});

describe('an audience', () => {
  const body = kept(
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Refunds')] },
      paragraph('Money comes back in ten days.'),
      { type: 'audience', attrs: { for: 'agent' }, content: [paragraph('Look into the till.')] },
      {
        type: 'callout',
        attrs: { tone: 'tip' },
        content: [
          { type: 'audience', attrs: { for: 'customer' }, content: [paragraph('Ask your bank.')] },
        ],
      },
    ),
  );

  it('sees what is for all and for itself', () => {
    expect(plainText(bodyFor(body, 'customer'))).toBe(
      'Refunds\nMoney comes back in ten days.\nAsk your bank.',
    );
    expect(plainText(bodyFor(body, 'agent'))).toBe(
      'Refunds\nMoney comes back in ten days.\nLook into the till.',
    );
  });

  it('never sees a word that is for the other alone', () => {
    const leaf = fc.constantFrom('agent', 'customer', 'all').map((who) => {
      const said = paragraph(`for ${who}`);
      return who === 'all' ? said : { type: 'audience', attrs: { for: who }, content: [said] };
    });
    const block = fc
      .array(leaf, { minLength: 1 })
      .map((content) => ({ type: 'blockquote', content }));
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const read = kept(doc(...blocks));
        expect(plainText(bodyFor(read, 'customer'))).not.toContain('for agent');
        expect(plainText(bodyFor(read, 'agent'))).not.toContain('for customer');
      }),
    );
  });
});

describe('what a body holds', () => {
  const fileId = newId();
  const articleId = newId();
  const body = kept(
    doc(
      {
        type: 'heading',
        attrs: { level: 2 },
        content: [text('Before '), text('you pay', { type: 'bold' })],
      },
      { type: 'image', attrs: { fileId, alt: 'The till' } },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', content: [paragraph('Bank')] },
              {
                type: 'tableCell',
                content: [
                  {
                    type: 'paragraph',
                    content: [
                      text('see ', { type: 'link', attrs: { href: `article:${articleId}` } }),
                      { type: 'hardBreak' },
                      text('this', { type: 'link', attrs: { href: 'https://bank.test/' } }),
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ),
  );

  it('is told: words, headings, pictures, links', () => {
    expect(plainText(body)).toBe('Before you pay\nThe till\nBank\nsee \nthis');
    expect(headingsOf(body)).toEqual(['Before you pay']);
    expect(filesIn(body)).toEqual([fileId]);
    expect(addressesIn(body)).toEqual([`article:${articleId}`, 'https://bank.test/']);
  });
});
