import { align, likenessOf, tokensOf } from './alignment.ts';
import type { Body, BodyNode } from './body/node.ts';

/** A text with its title, as it is compared. */
export interface Words {
  readonly title: string;
  readonly body: Body;
}

/** What is compared at once: a paragraph, an item of a list, a row of a table. */
export interface Block {
  readonly kind: string;
  /** Of a heading, 2 to 4. */
  readonly level?: number;
  /** What it stands in, outermost first: `callout.warning`, `audience.agent`, `blockquote`. */
  readonly within: readonly string[];
  readonly text: string;
}

/** Some words of a block that is there before and after. */
export interface Piece {
  readonly state: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What became of a block. A changed one whose pieces are all the same has other marks, another
 *  place or other links. */
export type BlockDifference =
  | { readonly state: 'same' | 'added' | 'removed'; readonly block: Block }
  | { readonly state: 'changed'; readonly block: Block; readonly pieces: readonly Piece[] };

/** What is different between two texts. */
export interface Difference {
  readonly title: readonly Piece[];
  readonly blocks: readonly BlockDifference[];
}

/** Below this share of common words two blocks are told as one removed and another added. */
const leastLikeness = 0.4;
/** Longer stretches are told as removed and added, without looking for what became of each. */
const maximumPairs = 10_000;

/** The difference between two texts, block by block, with the words inside. */
export function differenceOf(before: Words, after: Words): Difference {
  return {
    title: piecesOf(before.title, after.title),
    blocks: compareBlocks(keyedBlocks(before.body), keyedBlocks(after.body)),
  };
}

/** Whether two texts say and look the same. */
export function isSame(before: Words, after: Words): boolean {
  return before.title === after.title && written(before.body) === written(after.body);
}

/** A stretch of a difference: blocks that are shown, or so many that are the same and folded. */
export type Stretch =
  | { readonly isFolded: false; readonly from: number; readonly blocks: readonly BlockDifference[] }
  | { readonly isFolded: true; readonly from: number; readonly blocks: readonly BlockDifference[] };

/** Folds what is the same, but for one block beside each change that tells where it stands. */
export function folded(blocks: readonly BlockDifference[]): Stretch[] {
  const isNear = (index: number) =>
    [index - 1, index, index + 1].some((each) => (blocks[each]?.state ?? 'same') !== 'same');
  const stretches: { isFolded: boolean; from: number; blocks: BlockDifference[] }[] = [];
  blocks.forEach((block, index) => {
    const isFolded = !isNear(index);
    const last = stretches.at(-1);
    if (last?.isFolded === isFolded) last.blocks.push(block);
    else stretches.push({ isFolded, from: index, blocks: [block] });
  });
  return stretches;
}

interface Keyed {
  readonly key: string;
  readonly block: Block;
}

function compareBlocks(before: readonly Keyed[], after: readonly Keyed[]): BlockDifference[] {
  const found: BlockDifference[] = [];
  let removed: Keyed[] = [];
  let added: Keyed[] = [];
  const close = () => {
    found.push(...compareStretch(removed, added));
    removed = [];
    added = [];
  };
  const steps = align(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  for (const { state, item } of steps) {
    if (state === 'same') {
      close();
      const one = after[item];
      if (one) found.push({ state, block: one.block });
    } else {
      const one = state === 'removed' ? before[item] : after[item];
      if (one) (state === 'removed' ? removed : added).push(one);
    }
  }
  close();
  return found;
}

/** Tells which of the removed blocks became which of the added ones, in their order. */
function compareStretch(removed: readonly Keyed[], added: readonly Keyed[]): BlockDifference[] {
  const pairs = pairsOf(removed, added);
  const found: BlockDifference[] = [];
  let [at, to] = [0, 0];
  const until = (removedEnd: number, addedEnd: number) => {
    const gone = removed.slice(at, removedEnd);
    const come = added.slice(to, addedEnd);
    found.push(...gone.map(({ block }) => ({ state: 'removed' as const, block })));
    found.push(...come.map(({ block }) => ({ state: 'added' as const, block })));
  };
  for (const [from, into] of pairs) {
    until(from, into);
    const [was, is] = [removed[from], added[into]];
    if (was && is) {
      const pieces = piecesOf(was.block.text, is.block.text);
      found.push({ state: 'changed', block: is.block, pieces });
    }
    [at, to] = [from + 1, into + 1];
  }
  until(removed.length, added.length);
  return found;
}

/** The pairs of the greatest likeness that do not cross. */
function pairsOf(removed: readonly Keyed[], added: readonly Keyed[]): [number, number][] {
  if (removed.length * added.length > maximumPairs) return [];
  const width = added.length + 1;
  const best = new Float64Array((removed.length + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  const likeness = removed.map((was) => added.map((is) => blockLikeness(was.block, is.block)));
  const gain = (row: number, column: number) => likeness[row]?.[column] ?? 0;
  for (let row = removed.length - 1; row >= 0; row -= 1)
    for (let column = added.length - 1; column >= 0; column -= 1) {
      const paired = gain(row, column) > 0 ? gain(row, column) + at(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < removed.length && column < added.length) {
    if (gain(row, column) > 0 && at(row, column) === gain(row, column) + at(row + 1, column + 1)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

function blockLikeness(was: Block, is: Block): number {
  const likeness = likenessOf(was.text, is.text);
  return likeness >= leastLikeness ? likeness : 0;
}

function piecesOf(before: string, after: string): Piece[] {
  const [was, is] = [tokensOf(before), tokensOf(after)];
  const pieces: { state: Piece['state']; text: string }[] = [];
  for (const { state, item } of align(was, is)) {
    const text = (state === 'removed' ? was[item] : is[item]) ?? '';
    const last = pieces.at(-1);
    if (last?.state === state) last.text += text;
    else pieces.push({ state, text });
  }
  return pieces;
}

const itemKinds: Readonly<Record<string, string>> = {
  bulletList: 'bullet',
  orderedList: 'number',
  steps: 'step',
};

function keyedBlocks({ content }: Body): Keyed[] {
  return blocksIn(content, []);
}

function blocksIn(nodes: readonly BodyNode[], within: readonly string[]): Keyed[] {
  return nodes.flatMap((node): Keyed[] => {
    const { type, attrs = {}, content = [] } = node;
    const itemKind = itemKinds[type];
    if (itemKind) return content.flatMap((item) => itemBlocks(item, itemKind, within));
    switch (type) {
      case 'blockquote':
        return blocksIn(content, [...within, type]);
      case 'callout':
        return blocksIn(content, [...within, `callout.${attrs.tone}`]);
      case 'audience':
        return blocksIn(content, [...within, `audience.${attrs.for}`]);
      case 'table':
        return content.map((row) => keyed(row, { kind: 'row', within, text: rowText(row) }));
      case 'heading':
        return [
          keyed(node, { kind: type, level: Number(attrs.level), within, text: textOf(node) }),
        ];
      default:
        return [keyed(node, { kind: type, within, text: textOf(node) })];
    }
  });
}

/** The blocks of an item of a list; the first tells that it is one. */
function itemBlocks(item: BodyNode, kind: string, within: readonly string[]): Keyed[] {
  const [first, ...rest] = blocksIn(item.content ?? [], within);
  if (!first) return [];
  const block = first.block.kind === 'paragraph' ? { ...first.block, kind } : first.block;
  return [{ key: `${kind}:${first.key}`, block }, ...rest];
}

function keyed(node: BodyNode, block: Block): Keyed {
  return { key: written([block.within, node]), block };
}

function rowText({ content = [] }: BodyNode): string {
  return content
    .map((cell) =>
      blocksIn(cell.content ?? [], [])
        .map(textIn)
        .join(' '),
    )
    .join(' | ');
}

function textIn({ block }: Keyed): string {
  return block.text;
}

function textOf({ type, text, attrs, content = [] }: BodyNode): string {
  if (type === 'text') return text ?? '';
  if (type === 'hardBreak') return '\n';
  if (type === 'image') return String(attrs?.alt ?? '');
  return content.map(textOf).join('');
}

/** A value as text. The order of keys means nothing: a database has its own. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
