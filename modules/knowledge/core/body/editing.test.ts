import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { readBody } from './body.ts';
import { editable, edited, undescribedCount, withAudienceTold } from './editing.ts';
import type { Body, BodyNode } from './node.ts';

const fileId = newId();
const doc = (...content: BodyNode[]): Body => ({ type: 'doc', content });
const paragraph = (text: string): BodyNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const picture = (alt: string): BodyNode => ({ type: 'image', attrs: { fileId, alt } });
const forAgents = (...content: BodyNode[]): BodyNode => ({
  type: 'audience',
  attrs: { for: 'agent' },
  content,
});

describe('a body in an editor', () => {
  it.each<[string, Body, readonly BodyNode[]]>([
    ['an empty body has a line to write on', doc(), [{ type: 'paragraph' }]],
    [
      'a picture within a line stands after it',
      doc({ type: 'paragraph', content: [{ type: 'text', text: 'See' }, picture('map')] }),
      [paragraph('See'), picture('map')],
    ],
    [
      'a line of nothing but a picture is the picture',
      doc({ type: 'paragraph', content: [picture('map')] }),
      [picture('map')],
    ],
    [
      'an empty callout has a line to write on',
      doc({ type: 'callout', attrs: { tone: 'tip' } }),
      [{ type: 'callout', attrs: { tone: 'tip' }, content: [{ type: 'paragraph' }] }],
    ],
    ['a list without items goes', doc({ type: 'steps' }, paragraph('Then')), [paragraph('Then')]],
    [
      'a table without cells goes',
      doc({ type: 'table', content: [{ type: 'tableRow' }] }),
      [{ type: 'paragraph' }],
    ],
  ])('%s', (_, given, content) => {
    expect(editable(given).content).toEqual(content);
  });

  it('comes out of it as the grammar wants it: no section for an audience in another', () => {
    const item = { type: 'listItem', content: [forAgents(paragraph('Inner'))] };
    const written = doc(forAgents({ type: 'bulletList', content: [item] }));
    expect(readBody(written)).toMatchObject({ fault: 'shape' });
    const list = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph('Inner')] }],
    };
    expect(readBody(edited(written))).toEqual({ body: doc(forAgents(list)) });
  });

  it('comes out of it without the empty lines at its end', () => {
    const empty = { type: 'paragraph' };
    expect(edited(doc(empty, paragraph('Then'), empty, empty)).content).toEqual([
      empty,
      paragraph('Then'),
    ]);
  });
});

it('pictures without words are counted, however deep', () => {
  expect(undescribedCount(doc(picture('map'), picture(' '), forAgents(picture(''))))).toBe(2);
});

it('a section for agents is set off when its reader is told of it', () => {
  expect(withAudienceTold(doc(forAgents(paragraph('Secret'))))).toEqual(
    doc({ type: 'callout', attrs: { tone: 'for-agent' }, content: [paragraph('Secret')] }),
  );
});
