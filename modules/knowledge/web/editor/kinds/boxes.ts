import { mergeAttributes, Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { AudienceView, CalloutView } from './BoxViews.tsx';
import { audiences, tones } from './box-kinds.ts';
import { anyBlocks } from './steps.ts';

/** Words that are set off, with how much they matter. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: anyBlocks,
  defining: true,
  addAttributes: () => ({ tone: { default: 'note', parseHTML: toneOf } }),
  parseHTML: () => [{ tag: 'div.callout' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'callout', 'data-tone': node.attrs.tone }),
    0,
  ],
  addNodeView: () => ReactNodeViewRenderer(CalloutView),
  addKeyboardShortcuts() {
    return { 'Mod-Alt-c': () => this.editor.commands.toggleWrap('callout') };
  },
});

/** A section that agents or customers alone see. It is no block of the common group, so that none
 *  stands in another. */
export const AudienceSection = Node.create({
  name: 'audience',
  group: 'section',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ for: { default: 'agent', parseHTML: audienceOf } }),
  parseHTML: () => [{ tag: 'div[data-audience]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { 'data-audience': node.attrs.for }),
    0,
  ],
  addNodeView: () => ReactNodeViewRenderer(AudienceView),
  addKeyboardShortcuts() {
    return { 'Mod-Alt-a': () => this.editor.commands.toggleWrap('audience', { for: 'agent' }) };
  },
});

function toneOf(element: HTMLElement): string {
  const { tone } = element.dataset;
  return tones.find((each) => each === tone) ?? 'note';
}

function audienceOf(element: HTMLElement): string {
  const { audience } = element.dataset;
  return audiences.find((each) => each === audience) ?? 'agent';
}
