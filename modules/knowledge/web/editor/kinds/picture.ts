import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { addressOfFile } from '../../upload.ts';
import { PictureView } from './PictureView.tsx';

/** A picture of the project's store, with the words that tell it to who does not see it. */
export const Picture = Node.create<{ projectId: string }>({
  name: 'image',
  group: 'block',
  draggable: true,
  addOptions: () => ({ projectId: '' }),
  addAttributes: () => ({
    fileId: { default: '', parseHTML: (element) => element.dataset.fileId ?? '' },
    alt: { default: '', parseHTML: (element) => element.getAttribute('alt') ?? '' },
  }),
  parseHTML: () => [{ tag: 'img[data-file-id]' }],
  renderHTML({ node: { attrs } }) {
    const src = addressOfFile(this.options.projectId, attrs.fileId);
    return ['img', { src, alt: attrs.alt, 'data-file-id': attrs.fileId }];
  },
  addNodeView: () => ReactNodeViewRenderer(PictureView),
});
