import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { useWords } from '#platform/web/words.ts';
import { addressOfFile } from '../../upload.ts';
import classes from '../Writing.module.css';

/** A picture in the editor, with the field for its description. */
export function PictureView({ node, extension, selected, updateAttributes }: ReactNodeViewProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { fileId, alt } = node.attrs;
  const isMissing = alt.trim() === '';
  // A picture that was just put in asks for its description at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it comes
  useEffect(() => {
    if (isMissing && selected) field.current?.focus();
  }, []);
  return (
    <NodeViewWrapper className={classes.picture} data-selected={selected}>
      <img src={addressOfFile(extension.options.projectId, fileId)} alt={alt} data-drag-handle />
      <input
        ref={field}
        contentEditable={false}
        className={classes.alt}
        aria-label={t('knowledge.picture.describe')}
        aria-invalid={isMissing}
        placeholder={t('knowledge.picture.describe')}
        maxLength={500}
        value={alt}
        onChange={({ currentTarget }) => updateAttributes({ alt: currentTarget.value })}
      />
    </NodeViewWrapper>
  );
}
