import { bodyLimits } from '../body/body.ts';
import type { Audience, Body, BodyNode, Mark } from '../body/node.ts';
import { type Loss, noteLoss } from './loss.ts';
import { addBreak, addWords, finishedRun, marksInOrder, type TextRun } from './text-run.ts';

/** What a text leads to beside its words. */
export interface BuilderOptions {
  /** The file of a picture by its address; or why there is none. */
  readonly pictureAt: (address: string) => { fileId: string } | { loss: Loss['kind'] };
}

/** A node that can still be added to. */
export interface Container {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content: BodyNode[];
  /** For whom alone what is still to come in it is. */
  readers: Audience | null;
}

/** A text on its way to be a body: the blocks that are open, outermost first, the words of the
 *  paragraph that is being read, and the marks that lie over them. */
export interface Building {
  readonly options: BuilderOptions;
  readonly losses: Loss[];
  readonly open: Container[];
  readonly marks: Mark[];
  run: (TextRun & { readonly heading: number | null; readonly into: Container }) | null;
  code: string | null;
  title: string | null;
}

/** Blocks that hold blocks; the other containers hold items, rows or cells. */
const holdsItems = new Set(['bulletList', 'orderedList', 'steps', 'table', 'tableRow']);
/** What a container needs below it: a table the most, its rows, cells, paragraphs and words. */
const roomBelow: Readonly<Record<string, number>> = {
  ...{ table: 4, tableRow: 3, bulletList: 3, orderedList: 3, steps: 3 },
};
const usualRoom = 2;

/** Begins a text. */
export function beginBody(options: BuilderOptions): Building {
  const doc: Container = { type: 'doc', content: [], readers: null };
  return { options, losses: [], open: [doc], marks: [], run: null, code: null, title: null };
}

/** Ends a text: its body, and its title when a heading of the first level began it. */
export function endBody(building: Building): Body {
  closeRun(building);
  while (building.open.length > 1) closeTop(building);
  return { type: 'doc', content: top(building).content };
}

/** The innermost block that is open. */
export function top({ open }: Building): Container {
  const [last] = open.slice(-1);
  if (!last) throw new RangeError('A text has a root.');
  return last;
}

/** Opens a block that holds others. Returns it; null when texts are not nested so deep, and what
 *  it holds stands in the block around it. */
export function openBlock(
  building: Building,
  { type, attrs }: Pick<BodyNode, 'type' | 'attrs'>,
): Container | null {
  closeRun(building);
  const around = top(building);
  const needed = roomBelow[type] ?? usualRoom;
  const roomForReaders = isForSome(building) ? 0 : 1;
  if (building.open.length + needed + roomForReaders > bodyLimits.depth) {
    noteLoss(building.losses, 'too-deep', type);
    return null;
  }
  const opened: Container = { type, ...(attrs && { attrs }), content: [], readers: null };
  building.open.push(opened);
  if (holdsItems.has(around.type)) inheritReaders(building, around, opened);
  return opened;
}

/** Closes a block with all that is still open in it. */
export function closeBlock(building: Building, block: Container | null): void {
  closeRun(building);
  if (!block || !building.open.includes(block)) return;
  while (top(building) !== block) closeTop(building);
  closeTop(building);
}

/** Puts a block without others in it where the text has come to. */
export function putBlock(building: Building, node: BodyNode): void {
  closeRun(building);
  placeFor(building).content.push(node);
}

/** Begins a heading, or with null a paragraph. */
export function openRun(building: Building, heading: number | null): void {
  closeRun(building);
  building.run = { nodes: [], heading, into: placeFor(building) };
}

/** Ends the paragraph or heading that is being read. One of pictures alone becomes the pictures. */
export function closeRun(building: Building): void {
  const { run } = building;
  building.run = null;
  if (!run) return;
  const content = finishedRun(run);
  if (content.length === 0) return;
  if (run.heading === 1) {
    closeFirstHeading(building, run.into, content);
  } else if (run.heading) {
    run.into.content.push({ type: 'heading', attrs: { level: run.heading }, content });
  } else if (content.every(({ type }) => type === 'image' || type === 'hardBreak')) {
    run.into.content.push(...content.filter(({ type }) => type === 'image'));
  } else {
    run.into.content.push({ type: 'paragraph', content });
  }
}

/** Takes in words. Blank ones between two blocks mean nothing. */
export function takeWords(building: Building, words: string): void {
  if (building.code !== null) building.code += words;
  else if (building.run || words.trim() !== '') {
    addWords(currentRun(building), words, marksInOrder(building.marks));
  }
}

/** Ends a line. */
export function takeBreak(building: Building): void {
  if (building.code !== null) building.code += '\n';
  else if (building.run) addBreak(building.run);
}

/** Takes in a picture; of one that cannot be had its description stays. */
export function takePicture(building: Building, address: string, description: string): void {
  const alt = description.replace(/\s+/g, ' ').trim();
  const found = building.options.pictureAt(address);
  if ('loss' in found) {
    noteLoss(building.losses, found.loss, address);
    takeWords(building, alt);
  } else if (building.code === null) {
    currentRun(building).nodes.push({ type: 'image', attrs: { fileId: found.fileId, alt } });
  }
}

/** Ends the code that is being read, if any. Its last line ends with it. */
export function closeCode(building: Building): void {
  const { code } = building;
  building.code = null;
  if (code === null) return;
  const text = code.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const content = text === '' ? {} : { content: [{ type: 'text', text }] };
  putBlock(building, { type: 'codeBlock', ...content });
}

/** Says for whom what follows is. Nobody sees more by a mistake in it: what cannot be closed here
 *  stays closed to the others until the block around it ends. */
export function turnTo(building: Building, readers: Audience | null): void {
  if (building.code !== null) {
    closeCode(building);
    building.code = '';
  }
  closeRun(building);
  const here = top(building);
  if (holdsItems.has(here.type)) {
    here.readers = readers;
    return;
  }
  if (here.type === 'audience') closeTop(building);
  if (isForSome(building)) {
    noteLoss(building.losses, 'audience-not-closed', readers ?? 'all');
  } else if (readers) {
    pushReaders(building, readers);
  }
}

function pushReaders({ open }: Building, readers: Audience): void {
  open.push({ type: 'audience', attrs: { for: readers }, content: [], readers: null });
}

/** What stands between two items or cells is for the readers of those that follow. */
function inheritReaders(building: Building, around: Container, opened: Container): void {
  if (!around.readers) return;
  if (holdsItems.has(opened.type)) opened.readers = around.readers;
  else if (!isForSome(building)) pushReaders(building, around.readers);
}

/** Whether what comes is for one audience alone. */
function isForSome({ open }: Building): boolean {
  return open.some(({ type }) => type === 'audience');
}

function currentRun(building: Building): TextRun {
  if (!building.run) openRun(building, null);
  return building.run ?? { nodes: [] };
}

/** Where a paragraph goes. Words between the items of a list are an item; those between the cells
 *  of a table stand before it. */
function placeFor(building: Building): Container {
  const here = top(building);
  if (!holdsItems.has(here.type)) return here;
  const readers = isForSome(building) ? null : here.readers;
  if (here.type === 'table' || here.type === 'tableRow') {
    const found = building.open.findLast(({ type }) => !holdsItems.has(type));
    return readers && found ? shutIn(found, readers) : (found ?? here);
  }
  const type = here.type === 'steps' ? 'step' : 'listItem';
  const content: BodyNode[] = [];
  here.content.push({ type, content });
  const item: Container = { type, content, readers: null };
  return readers ? shutIn(item, readers) : item;
}

/** A place for some readers alone within another. */
function shutIn({ content: around }: Container, readers: Audience): Container {
  const content: BodyNode[] = [];
  around.push({ type: 'audience', attrs: { for: readers }, content });
  return { type: 'audience', content, readers: null };
}

/** The heading of the first level that begins a text is its title; others are of the second. */
function closeFirstHeading(building: Building, into: Container, content: BodyNode[]): void {
  const isFirst = into.type === 'doc' && into.content.length === 0 && building.title === null;
  if (isFirst) building.title = content.map(({ text = '' }) => text).join('');
  else into.content.push({ type: 'heading', attrs: { level: 2 }, content });
}

/** Puts the innermost open block into the one around it. An empty one is left out, but a cell or
 *  an item keeps its place. */
function closeTop(building: Building): void {
  const closed = building.open.pop();
  if (!closed) return;
  const { type, attrs, content } = closed;
  const keepsPlace = /^(listItem|step|tableHeader|tableCell)$/.test(type);
  if (content.length === 0 && keepsPlace) content.push({ type: 'paragraph' });
  if (content.length === 0) return;
  top(building).content.push(attrs ? { type, attrs, content } : { type, content });
}
