import { isAddress } from '../body/address.ts';
import type { Audience, Mark } from '../body/node.ts';
import {
  type Building,
  type Container,
  closeBlock,
  closeCode,
  closeRun,
  openBlock,
  openRun,
  putBlock,
  takeBreak,
  takePicture,
  takeWords,
  top,
  turnTo,
} from './body-builder.ts';
import { noteLoss } from './loss.ts';

type Attributes = Readonly<Record<string, string>>;

/** What is to be done when a tag is closed. */
export type Closing = () => void;

const markOf: Readonly<Record<string, Exclude<Mark['type'], 'link'>>> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', dfn: 'italic' },
  ...{ s: 'strike', strike: 'strike', del: 'strike' },
  ...{ code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
};

/** Tags that begin and end a block and mean nothing more. */
const plainBlocks = new Set([
  ...['address', 'article', 'aside', 'body', 'center', 'dd', 'details', 'dl', 'dir', 'fieldset'],
  ...[
    'figcaption',
    'figure',
    'footer',
    'form',
    'header',
    'hgroup',
    'html',
    'legend',
    'main',
    'nav',
  ],
  ...['option', 'p', 'section', 'select', 'textarea', 'caption', 'tbody', 'thead', 'tfoot', 'head'],
]);
/** Their words are for programs. */
const wordless = new Set(['script', 'style', 'template', 'noframes', 'iframe', 'title']);
const active = new Set(['script', 'iframe', 'object', 'embed', 'applet', 'form', 'base', 'link']);
const embedded = new Set(['svg', 'math', 'canvas', 'audio', 'video', 'input', 'frame']);

/** Whether what stands in a tag is no text. */
export function isWordless(tag: string): boolean {
  return wordless.has(tag);
}

/** Takes in the start of a tag; of what it is made nothing stays but what bodies know. isSteps: a
 *  numbered list is one of steps. Returns what its end does. */
export function openTag(
  building: Building,
  { tag, attributes, isSteps }: { tag: string; attributes: Attributes; isSteps: boolean },
): Closing {
  const { losses } = building;
  if (active.has(tag)) noteLoss(losses, 'active-content', tag);
  if (embedded.has(tag)) noteLoss(losses, 'embedded', tag);
  const handlers = Object.keys(attributes).filter((name) => name.startsWith('on'));
  for (const name of handlers) noteLoss(losses, 'active-content', name);
  const mark = markOf[tag];
  if (mark) return building.code === null ? openMark(building, { type: mark }) : () => undefined;
  if (building.code !== null && plainBlocks.has(tag)) return openLine(building);
  if (/^h[1-6]$/.test(tag)) return openHeading(building, Number(tag[1]));
  switch (tag) {
    case 'a':
      return openLink(building, attributes.href);
    case 'br':
      takeBreak(building);
      return () => undefined;
    case 'hr':
      putBlock(building, { type: 'horizontalRule' });
      return () => undefined;
    case 'img':
      takePicture(building, attributes.src ?? '', attributes.alt ?? '');
      return () => undefined;
    case 'pre':
      return openCode(building);
    case 'dt':
    case 'summary':
      return openTerm(building);
    default:
      return openStructure(building, { tag, attributes, isSteps });
  }
}

/** Takes in a comment: ours say for whom the blocks after them are. */
export function readComment(building: Building, words: string): 'steps' | null {
  const said = words.trim();
  if (said === 'steps') return 'steps';
  const readers = /^for (agent|customer|all)$/.exec(said)?.[1];
  if (readers) turnTo(building, readers === 'all' ? null : (readers as Audience));
  return null;
}

function openStructure(
  building: Building,
  { tag, attributes, isSteps }: { tag: string; attributes: Attributes; isSteps: boolean },
): Closing {
  switch (tag) {
    case 'ul':
    case 'menu':
      return openList(building, { type: 'bulletList' });
    case 'ol':
      if (isSteps || hasClass(attributes, 'steps')) return openList(building, { type: 'steps' });
      return openList(building, {
        type: 'orderedList',
        attrs: { start: wholeOf(attributes.start) },
      });
    case 'li':
      return openItem(building);
    case 'blockquote':
      return openContainer(building, { type: 'blockquote' });
    case 'table':
      return openContainer(building, { type: 'table' });
    case 'tr':
      return top(building).type === 'table'
        ? openContainer(building, { type: 'tableRow' })
        : openPlain(building);
    case 'td':
    case 'th':
      return openCell(building, tag, attributes);
    case 'div':
      return openDivision(building, attributes);
    default:
      return plainBlocks.has(tag) ? openPlain(building) : () => undefined;
  }
}

function openMark(building: Building, mark: Mark): Closing {
  building.marks.push(mark);
  return () => {
    const at = building.marks.lastIndexOf(mark);
    if (at >= 0) building.marks.splice(at, 1);
  };
}

function openLink(building: Building, given: string | undefined): Closing {
  const href = (given ?? '')
    .trim()
    .replace(/[\s<>"']/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  if (building.code !== null || href === '') return () => undefined;
  if (isAddress(href)) return openMark(building, { type: 'link', attrs: { href } });
  noteLoss(building.losses, 'link', href);
  return () => undefined;
}

function openHeading(building: Building, level: number): Closing {
  openRun(building, level === 1 ? 1 : Math.min(level, 4));
  return () => closeRun(building);
}

/** What a definition or a fold is about, in bold. */
function openTerm(building: Building): Closing {
  openRun(building, null);
  const unmark = openMark(building, { type: 'bold' });
  return () => {
    unmark();
    closeRun(building);
  };
}

function openCode(building: Building): Closing {
  closeRun(building);
  if (building.code !== null) return () => undefined;
  building.code = '';
  return () => closeCode(building);
}

/** A block within code is a line of it. */
function openLine(building: Building): Closing {
  const begin = () => {
    if (building.code && !building.code.endsWith('\n')) takeWords(building, '\n');
  };
  begin();
  return begin;
}

function openPlain(building: Building): Closing {
  closeRun(building);
  return () => closeRun(building);
}

function openContainer(
  building: Building,
  node: { type: string; attrs?: Readonly<Record<string, unknown>> },
): Closing {
  closeCode(building);
  const block = openBlock(building, node);
  return () => {
    closeCode(building);
    closeBlock(building, block);
  };
}

/** A list. One that stands directly in another belongs to the item before it. */
function openList(
  building: Building,
  node: { type: string; attrs?: Readonly<Record<string, unknown>> },
): Closing {
  closeRun(building);
  const around = top(building);
  const last = around.content.at(-1);
  if (!isList(around) || !last?.content) return openContainer(building, node);
  around.content.pop();
  const item = openBlock(building, { type: last.type });
  if (!item) {
    around.content.push(last);
    return openPlain(building);
  }
  item.content.unshift(
    ...last.content.filter(({ type, content }) => type !== 'paragraph' || content),
  );
  const close = openContainer(building, node);
  return () => {
    close();
    closeBlock(building, item);
  };
}

function openItem(building: Building): Closing {
  closeRun(building);
  const around = top(building);
  if (!isList(around)) return openPlain(building);
  return openContainer(building, { type: around.type === 'steps' ? 'step' : 'listItem' });
}

function openCell(building: Building, tag: 'td' | 'th', attributes: Attributes): Closing {
  closeRun(building);
  const around = top(building).type;
  if (around !== 'tableRow' && around !== 'table') return openPlain(building);
  const closeRow = around === 'table' ? openContainer(building, { type: 'tableRow' }) : null;
  if (top(building).type !== 'tableRow') return openPlain(building);
  const { colspan, rowspan } = attributes;
  const close = openContainer(building, {
    type: tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: wholeOf(colspan), rowspan: wholeOf(rowspan) },
  });
  return () => {
    close();
    closeRow?.();
  };
}

function openDivision(building: Building, attributes: Attributes): Closing {
  if (building.code !== null) return openLine(building);
  const tone = attributes['data-tone'] ?? '';
  const isCallout = hasClass(attributes, 'callout') && /^(note|tip|warning|danger)$/.test(tone);
  return isCallout
    ? openContainer(building, { type: 'callout', attrs: { tone } })
    : openPlain(building);
}

function isList({ type }: Pick<Container, 'type'>): boolean {
  return type === 'bulletList' || type === 'orderedList' || type === 'steps';
}

function hasClass(attributes: Attributes, name: string): boolean {
  return (attributes.class ?? '').split(/\s+/).includes(name);
}

function wholeOf(text: string | undefined): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= 1_000 ? value : 1;
}
