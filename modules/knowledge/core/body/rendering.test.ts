import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf } from './html.ts';
import { markdownOf } from './markdown.ts';
import type { Body, BodyNode } from './node.ts';

const text = (words: string, ...marks: NonNullable<BodyNode['marks']>): BodyNode => ({
  type: 'text',
  text: words,
  marks,
});
const p = (...content: BodyNode[]): BodyNode => ({ type: 'paragraph', content });
const doc = (...content: BodyNode[]): Body => ({ type: 'doc', content });
const options = {
  linkTo: (id: string) => (id === 'open' ? '/a/open' : null),
  imageAt: (id: string) => `/files/${id}`,
  toneNames: { warning: 'Careful' },
};

describe('a body as HTML', () => {
  it.each<[string, BodyNode, string]>([
    ['a paragraph', p(text('a < b & "c"')), '<p>a &lt; b &amp; &quot;c&quot;</p>'],
    [
      'marks',
      p(text('x', { type: 'bold' }, { type: 'code' })),
      '<p><code><strong>x</strong></code></p>',
    ],
    [
      'a heading',
      { type: 'heading', attrs: { level: 2 }, content: [text('T')] },
      '<h2 id="h-1">T</h2>',
    ],
    [
      'a callout',
      { type: 'callout', attrs: { tone: 'warning' }, content: [p(text('x'))] },
      '<div class="callout" data-tone="warning" role="note" aria-label="Careful"><p>x</p></div>',
    ],
    [
      'steps',
      { type: 'steps', content: [{ type: 'step', content: [p(text('x'))] }] },
      '<ol class="steps"><li><p>x</p></li></ol>',
    ],
    [
      'a table',
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [p(text('x'))] },
            ],
          },
        ],
      },
      '<div class="table"><table><tr><th colspan="2"><p>x</p></th></tr></table></div>',
    ],
    [
      'a picture',
      { type: 'image', attrs: { fileId: 'f', alt: '"' } },
      '<img src="/files/f" alt="&quot;" loading="lazy">',
    ],
    [
      'a link to an open article',
      p(text('x', { type: 'link', attrs: { href: 'article:open' } })),
      '<p><a href="/a/open">x</a></p>',
    ],
    [
      'a link to a hidden one',
      p(text('x', { type: 'link', attrs: { href: 'article:hidden' } })),
      '<p>x</p>',
    ],
    [
      'a link outside',
      p(text('x', { type: 'link', attrs: { href: 'https://x.test/?a&b' } })),
      '<p><a href="https://x.test/?a&amp;b" rel="noopener noreferrer" target="_blank">x</a></p>',
    ],
  ])('shows %s', (_, node, html) => {
    expect(htmlOf(doc(node), options)).toBe(html);
  });

  it('leaves a picture the room that it will take', () => {
    const picture: BodyNode = { type: 'image', attrs: { fileId: 'f', alt: '' } };
    const sizeOf = () => ({ width: 800, height: 600 });
    expect(htmlOf(doc(picture), { ...options, sizeOf })).toBe(
      '<img src="/files/f" alt="" width="800" height="600" loading="lazy">',
    );
  });

  it('lets no word become a tag', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(htmlOf(doc(p(text(words))), options).slice(3, -4)).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('a body as Markdown', () => {
  it.each<[string, BodyNode[], string]>([
    ['paragraphs', [p(text('a')), p(text('b'))], 'a\n\nb\n'],
    [
      'what means something to Markdown',
      [p(text('1. *a* [b] <c>'))],
      '1\\. \\*a\\* \\[b\\] \\<c\\>\n',
    ],
    [
      'marks',
      [
        p(
          text('a', { type: 'bold' }),
          text(' b', { type: 'link', attrs: { href: 'https://x.test' } }),
        ),
      ],
      '**a**[ b](<https://x.test>)\n',
    ],
    [
      'lists in lists',
      [
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [
                p(text('a')),
                { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('b'))] }] },
              ],
            },
            { type: 'listItem', content: [p(text('c'))] },
          ],
        },
      ],
      '- a\n  \n  - b\n- c\n',
    ],
    [
      'callouts',
      [{ type: 'callout', attrs: { tone: 'danger' }, content: [p(text('a')), p(text('b'))] }],
      '> [!CAUTION]\n> a\n>\n> b\n',
    ],
    [
      'sections for one audience',
      [{ type: 'audience', attrs: { for: 'agent' }, content: [p(text('a'))] }],
      '<!-- for agent -->\n\na\n\n<!-- for all -->\n',
    ],
    [
      'code with fences in it',
      [{ type: 'codeBlock', content: [text('```')] }],
      '````\n```\n````\n',
    ],
    [
      'tables',
      [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                { type: 'tableHeader', content: [p(text('a|b'))] },
                { type: 'tableHeader', content: [p(text('c'))] },
              ],
            },
            {
              type: 'tableRow',
              content: [
                {
                  type: 'tableCell',
                  content: [p(text('d'), { type: 'hardBreak' }, text('e'))],
                },
                { type: 'tableCell', content: [p()] },
              ],
            },
          ],
        },
      ],
      '| a\\|b | c |\n| --- | --- |\n| d<br>e |  |\n',
    ],
    [
      'tables that Markdown has no words for',
      [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                { type: 'tableCell', attrs: { colspan: 2 }, content: [p(text('a')), p(text('b'))] },
              ],
            },
          ],
        },
      ],
      '<table>\n<tr>\n<td colspan="2">\n\na\n\nb\n\n</td>\n</tr>\n</table>\n',
    ],
  ])('writes %s', (_, nodes, markdown) => {
    expect(markdownOf(doc(...nodes))).toBe(markdown);
  });
});
