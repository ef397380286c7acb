import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useWords } from '#platform/web/words.ts';
import { useToneNames } from '../../ArticleBody.tsx';
import classes from '../Writing.module.css';
import { audiences, tones } from './box-kinds.ts';

/** A callout in the editor, with its tone to choose. */
export function CalloutView({ node, updateAttributes }: ReactNodeViewProps) {
  const { t } = useWords();
  const names = useToneNames();
  return (
    <NodeViewWrapper className="callout" data-tone={node.attrs.tone}>
      <BoxHead
        label={t('knowledge.tone')}
        value={node.attrs.tone}
        options={tones.map((tone) => ({ value: tone, label: names[tone] ?? tone }))}
        onChange={(tone) => updateAttributes({ tone })}
      />
      <NodeViewContent />
    </NodeViewWrapper>
  );
}

/** A section for one audience in the editor, with whom it is for. */
export function AudienceView({ node, updateAttributes }: ReactNodeViewProps) {
  const { t } = useWords();
  return (
    <NodeViewWrapper className="callout" data-tone={`for-${node.attrs.for}`}>
      <BoxHead
        label={t('knowledge.only-for')}
        value={node.attrs.for}
        options={audiences.map((value) => ({ value, label: t(`knowledge.only-for.${value}`) }))}
        onChange={(audience) => updateAttributes({ for: audience })}
      />
      <NodeViewContent />
    </NodeViewWrapper>
  );
}

function BoxHead(props: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <select
      contentEditable={false}
      className={classes.boxHead}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}
