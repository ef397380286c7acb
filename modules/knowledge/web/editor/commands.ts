import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCode,
  IconColumnInsertRight,
  IconColumnRemove,
  IconH2,
  IconH3,
  IconH4,
  IconInfoSquareRounded,
  IconItalic,
  IconList,
  IconListNumbers,
  IconMinus,
  IconRowInsertBottom,
  IconRowRemove,
  IconSourceCode,
  IconStrikethrough,
  IconTable,
  IconTableMinus,
  IconTableOptions,
  IconTimeline,
  IconUserShield,
  IconUserStar,
} from '@tabler/icons-react';
import type { ChainedCommands, Editor } from '@tiptap/core';
import type { Icon } from '#platform/web/door.ts';
import type { WordId } from '#platform/web/words.ts';

/** Something that a button of the toolbar does. */
export interface Command {
  readonly label: WordId;
  readonly icon: Icon;
  /** As bindings write them. */
  readonly keys?: string;
  readonly run: (chain: ChainedCommands) => ChainedCommands;
  readonly isActive?: (editor: Editor) => boolean;
}

const heading = (level: 2 | 3 | 4, icon: Icon): Command => ({
  label: `knowledge.do.heading-${level}`,
  icon,
  keys: `mod+alt+${level}`,
  run: (chain) => chain.toggleHeading({ level }),
  isActive: (editor) => editor.isActive('heading', { level }),
});

const section = (audience: 'agent' | 'customer', icon: Icon, keys?: string): Command => ({
  label: `knowledge.do.only-for.${audience}`,
  icon,
  ...(keys && { keys }),
  run: (chain) => chain.toggleWrap('audience', { for: audience }),
  isActive: (editor) => editor.isActive('audience', { for: audience }),
});

const plain = (name: string, about: Pick<Command, 'label' | 'icon' | 'keys' | 'run'>): Command => ({
  ...about,
  isActive: (editor) => editor.isActive(name),
});

/** What the toolbar does, in groups. */
export const commands: readonly (readonly Command[])[] = [
  [
    { label: 'knowledge.do.undo', icon: IconArrowBackUp, keys: 'mod+z', run: (c) => c.undo() },
    {
      ...{ label: 'knowledge.do.redo', icon: IconArrowForwardUp },
      ...{ keys: 'mod+shift+z', run: (c) => c.redo() },
    },
  ],
  [heading(2, IconH2), heading(3, IconH3), heading(4, IconH4)],
  [
    plain('bold', {
      ...{ label: 'knowledge.do.bold', icon: IconBold, keys: 'mod+b' },
      run: (c) => c.toggleBold(),
    }),
    plain('italic', {
      ...{ label: 'knowledge.do.italic', icon: IconItalic, keys: 'mod+i' },
      run: (c) => c.toggleItalic(),
    }),
    plain('strike', {
      ...{ label: 'knowledge.do.strike', icon: IconStrikethrough, keys: 'mod+shift+s' },
      run: (c) => c.toggleStrike(),
    }),
    plain('code', {
      ...{ label: 'knowledge.do.code', icon: IconCode, keys: 'mod+e' },
      run: (c) => c.toggleCode(),
    }),
  ],
  [
    plain('bulletList', {
      ...{ label: 'knowledge.do.bullets', icon: IconList, keys: 'mod+shift+8' },
      run: (c) => c.toggleBulletList(),
    }),
    plain('orderedList', {
      ...{ label: 'knowledge.do.numbers', icon: IconListNumbers, keys: 'mod+shift+7' },
      run: (c) => c.toggleOrderedList(),
    }),
    plain('steps', {
      ...{ label: 'knowledge.do.steps', icon: IconTimeline, keys: 'mod+alt+s' },
      run: (c) => c.toggleList('steps', 'step'),
    }),
  ],
  [
    plain('callout', {
      ...{ label: 'knowledge.do.callout', icon: IconInfoSquareRounded, keys: 'mod+alt+c' },
      run: (c) => c.toggleWrap('callout'),
    }),
    section('agent', IconUserShield, 'mod+alt+a'),
    section('customer', IconUserStar),
    plain('blockquote', {
      ...{ label: 'knowledge.do.quote', icon: IconBlockquote, keys: 'mod+shift+b' },
      run: (c) => c.toggleBlockquote(),
    }),
    plain('codeBlock', {
      ...{ label: 'knowledge.do.code-block', icon: IconSourceCode, keys: 'mod+alt+b' },
      run: (c) => c.toggleCodeBlock(),
    }),
    {
      label: 'knowledge.do.table',
      icon: IconTable,
      run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
    { label: 'knowledge.do.rule', icon: IconMinus, run: (c) => c.setHorizontalRule() },
  ],
];

/** What can be done with the table in which the cursor stands. */
export const tableCommands: readonly Command[] = [
  { label: 'knowledge.do.row', icon: IconRowInsertBottom, run: (c) => c.addRowAfter() },
  { label: 'knowledge.do.column', icon: IconColumnInsertRight, run: (c) => c.addColumnAfter() },
  { label: 'knowledge.do.row-away', icon: IconRowRemove, run: (c) => c.deleteRow() },
  { label: 'knowledge.do.column-away', icon: IconColumnRemove, run: (c) => c.deleteColumn() },
  { label: 'knowledge.do.head', icon: IconTableOptions, run: (c) => c.toggleHeaderRow() },
  { label: 'knowledge.do.table-away', icon: IconTableMinus, run: (c) => c.deleteTable() },
];
