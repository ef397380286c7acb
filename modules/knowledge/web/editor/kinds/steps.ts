import { mergeAttributes, Node } from '@tiptap/core';

/** What may stand in lists, quotes and cells: any block, and sections for one audience. */
export const anyBlocks = '(block | section)+';

/** A numbered way from one state to another. */
export const Steps = Node.create({
  name: 'steps',
  group: 'block list',
  content: 'step+',
  parseHTML: () => [{ tag: 'ol.steps', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    'ol',
    mergeAttributes(HTMLAttributes, { class: 'steps' }),
    0,
  ],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-s': () => this.editor.commands.toggleList('steps', 'step') };
  },
});

/** One of the steps. */
export const Step = Node.create({
  name: 'step',
  content: anyBlocks,
  defining: true,
  parseHTML: () => [{ tag: 'ol.steps > li', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem('step'),
      Tab: () => this.editor.commands.sinkListItem('step'),
      'Shift-Tab': () => this.editor.commands.liftListItem('step'),
    };
  },
});
