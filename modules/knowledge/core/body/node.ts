/** Who reads: somebody of the centre, or whoever comes to the help site and the widget. */
export type Audience = 'agent' | 'customer';

/** How a piece of text is set off. */
export type Mark =
  | { readonly type: 'bold' | 'italic' | 'strike' | 'code' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

/** A part of a body: `heading`, `steps`, `table`, `text`. The kinds and what they may hold stand in
 *  body.ts; the form is that of ProseMirror, so an editor takes it as it is. */
export interface BodyNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly BodyNode[];
  readonly text?: string;
  readonly marks?: readonly Mark[];
}

/** The text of an article. Sections of the kind `audience` are seen by agents or by customers
 *  alone, all else by both: one text is kept true, not two. */
export interface Body {
  readonly type: 'doc';
  readonly content: readonly BodyNode[];
}

/** The body as one audience sees it: sections for the other are left out, sections for this one
 *  stand open. */
export function bodyFor(body: Body, audience: Audience): Body {
  return { type: 'doc', content: nodesFor(body.content, audience) };
}

function nodesFor(nodes: readonly BodyNode[], audience: Audience): BodyNode[] {
  return nodes.flatMap((node) => {
    const content = node.content && nodesFor(node.content, audience);
    if (node.type !== 'audience') return [content ? { ...node, content } : node];
    return node.attrs?.for === audience ? (content ?? []) : [];
  });
}

/** Every node of a body with those inside it, in the order of reading. */
export function* nodesOf({ content = [] }: Pick<BodyNode, 'content'>): Generator<BodyNode> {
  for (const node of content) {
    yield node;
    yield* nodesOf(node);
  }
}
