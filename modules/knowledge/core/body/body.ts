import { isId } from '#kernel/id.ts';
import { isAddress } from './address.ts';
import type { Audience, Body, BodyNode, Mark } from './node.ts';

/** What may stand in a body at most. A longer text is two articles. */
export const bodyLimits = { depth: 14, nodes: 6_000, characters: 200_000 } as const;

/** What is wrong with a body, and where: `content.2.attrs`. */
export interface BodyFault {
  readonly fault: 'shape' | 'address' | 'too-deep' | 'too-long';
  readonly at: string;
}

type Attributes = Readonly<Record<string, unknown>>;

interface Kind {
  /** The kinds that may stand inside, or `inline`, or nothing. */
  readonly holds: readonly string[] | 'inline' | 'text' | null;
  /** Its attributes as they are kept; undefined when they are wrong. */
  readonly attrs?: (given: Attributes) => Attributes | undefined;
}

const blocks = [
  ...['paragraph', 'heading', 'bulletList', 'orderedList', 'steps', 'blockquote', 'callout'],
  ...['codeBlock', 'table', 'image', 'horizontalRule', 'audience'],
];

/** The grammar of bodies: what each kind of node is made of. What it does not name is left out of a
 *  text that is read, so an editor may carry more than is kept. */
const kinds: Readonly<Record<string, Kind>> = {
  doc: { holds: blocks },
  paragraph: { holds: 'inline' },
  heading: { holds: 'inline', attrs: ({ level }) => oneOf([2, 3, 4], { level }) },
  bulletList: { holds: ['listItem'] },
  orderedList: { holds: ['listItem'], attrs: ({ start }) => ({ start: whole(start, 1) }) },
  listItem: { holds: blocks },
  steps: { holds: ['step'] },
  step: { holds: blocks },
  blockquote: { holds: blocks },
  callout: {
    holds: blocks,
    attrs: ({ tone }) => oneOf(['note', 'tip', 'warning', 'danger'], { tone }),
  },
  audience: { holds: blocks, attrs: ({ for: audience }) => readersOf(audience) },
  codeBlock: { holds: 'text' },
  table: { holds: ['tableRow'] },
  tableRow: { holds: ['tableHeader', 'tableCell'] },
  tableHeader: { holds: blocks, attrs: spans },
  tableCell: { holds: blocks, attrs: spans },
  image: { holds: null, attrs: picture },
  horizontalRule: { holds: null },
  hardBreak: { holds: null },
};

const plainMarks = ['bold', 'italic', 'strike', 'code'] as const;

/** A body as it is kept: a tree of the kinds above and nothing else. Whatever an editor, an import
 *  or a program sends is read by it, so no text holds what screens and sites do not know. */
export function readBody(given: unknown): { body: Body } | BodyFault {
  const budget = { nodes: bodyLimits.nodes, characters: bodyLimits.characters };
  try {
    const root = readNode(
      given,
      { allowed: ['doc'], at: '', depth: 0, isInAudience: false },
      budget,
    );
    return { body: { type: 'doc', content: root.content ?? [] } };
  } catch (problem) {
    if (problem instanceof Fault) return { fault: problem.fault, at: problem.at };
    throw problem;
  }
}

class Fault extends Error {
  readonly fault: BodyFault['fault'];
  readonly at: string;

  constructor(fault: BodyFault['fault'], at: string) {
    super(`${fault} at ${at}`);
    this.fault = fault;
    this.at = at;
  }
}

interface Place {
  readonly allowed: readonly string[];
  readonly at: string;
  readonly depth: number;
  readonly isInAudience: boolean;
}

function readNode(
  given: unknown,
  place: Place,
  budget: { nodes: number; characters: number },
): BodyNode {
  const { allowed, at, depth } = place;
  if (!isObject(given) || typeof given.type !== 'string') throw new Fault('shape', at);
  const { type } = given;
  if (depth > bodyLimits.depth) throw new Fault('too-deep', at);
  budget.nodes -= 1;
  if (budget.nodes < 0) throw new Fault('too-long', at);
  if (!allowed.includes(type)) throw new Fault('shape', at);
  if (type === 'text') return readText(given, at, budget);
  const kind = kinds[type];
  if (!kind || (type === 'audience' && place.isInAudience)) throw new Fault('shape', at);
  const attrs = kind.attrs?.(isObject(given.attrs) ? given.attrs : {});
  if (kind.attrs && !attrs) throw new Fault('shape', `${at}.attrs`);
  const node = attrs ? { type, attrs } : { type };
  if (kind.holds === null) return node;
  const inside = {
    allowed: contentOf(kind.holds),
    depth: depth + 1,
    isInAudience: place.isInAudience || type === 'audience',
  };
  const content = (Array.isArray(given.content) ? given.content : []).map((each, index) =>
    readNode(each, { ...inside, at: `${at ? `${at}.` : ''}content.${index}` }, budget),
  );
  return content.length > 0 ? { ...node, content } : node;
}

function contentOf(holds: Exclude<Kind['holds'], null>): readonly string[] {
  if (holds === 'inline') return ['text', 'hardBreak', 'image'];
  return holds === 'text' ? ['text'] : holds;
}

function readText(
  { text, marks }: Attributes,
  at: string,
  budget: { characters: number },
): BodyNode {
  if (typeof text !== 'string' || text === '') throw new Fault('shape', at);
  budget.characters -= text.length;
  if (budget.characters < 0) throw new Fault('too-long', at);
  const kept = (Array.isArray(marks) ? marks : []).flatMap((mark) => readMark(mark, at));
  const clean = text.toWellFormed().replaceAll('\u0000', '');
  return kept.length > 0
    ? { type: 'text', text: clean, marks: kept }
    : { type: 'text', text: clean };
}

function readMark(given: unknown, at: string): Mark[] {
  if (!isObject(given)) throw new Fault('shape', at);
  if (given.type === 'link') {
    const href = isObject(given.attrs) ? given.attrs.href : undefined;
    if (typeof href !== 'string' || !isAddress(href)) throw new Fault('address', at);
    return [{ type: 'link', attrs: { href } }];
  }
  const type = plainMarks.find((each) => each === given.type);
  return type ? [{ type }] : [];
}

function readersOf(audience: unknown): { for: Audience } | undefined {
  return audience === 'agent' || audience === 'customer' ? { for: audience } : undefined;
}

function picture({ fileId, alt }: Attributes): Attributes | undefined {
  if (typeof fileId !== 'string' || !isId(fileId)) return undefined;
  return { fileId, alt: typeof alt === 'string' ? alt.slice(0, 500) : '' };
}

function spans({ colspan, rowspan }: Attributes): Attributes {
  return { colspan: whole(colspan, 1), rowspan: whole(rowspan, 1) };
}

function whole(value: unknown, otherwise: number): number {
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  return isWhole && value >= 1 && value <= 1_000 ? value : otherwise;
}

function oneOf(known: readonly unknown[], attrs: Attributes): Attributes | undefined {
  return Object.values(attrs).every((value) => known.includes(value)) ? attrs : undefined;
}

function isObject(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
