import type { Body, BodyNode } from './node.ts';

/** A body with other files in the place of its pictures. fileOf: the new id of a file; null leaves
 *  the picture out, and its description stays. */
export function withPictures(body: Body, fileOf: (fileId: string) => string | null): Body {
  const one = (node: BodyNode, isInline: boolean): BodyNode[] => {
    if (node.type !== 'image') {
      const isLine = node.type === 'paragraph' || node.type === 'heading';
      const content = node.content?.flatMap((each) => one(each, isLine));
      return [content ? { ...node, content } : node];
    }
    const fileId = fileOf(String(node.attrs?.fileId));
    const alt = String(node.attrs?.alt ?? '');
    if (fileId) return [{ type: 'image', attrs: { ...node.attrs, fileId } }];
    if (alt === '') return [];
    const words: BodyNode = { type: 'text', text: alt };
    return [isInline ? words : { type: 'paragraph', content: [words] }];
  };
  return { type: 'doc', content: body.content.flatMap((node) => one(node, false)) };
}

/** A body in which only some links lead on; the words of the others stay.
 *  isKept: asked of each address, however often it is there. */
export function withLinks(body: Body, isKept: (href: string) => boolean): Body {
  const one = (node: BodyNode): BodyNode => {
    if (node.content) return { ...node, content: node.content.map(one) };
    if (!node.marks) return node;
    const { marks, ...rest } = node;
    const kept = marks.filter((mark) => mark.type !== 'link' || isKept(mark.attrs.href));
    return kept.length > 0 ? { ...rest, marks: kept } : rest;
  };
  return { type: 'doc', content: body.content.map(one) };
}
