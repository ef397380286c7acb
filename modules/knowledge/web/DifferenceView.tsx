import { useState } from 'react';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import {
  type Block,
  type BlockDifference,
  differenceOf,
  folded,
  type Piece,
  type Stretch,
  type Words,
} from '../core/difference.ts';
import { useToneNames } from './ArticleBody.tsx';
import classes from './DifferenceView.module.css';

/** What is different between two texts: what went is struck through behind a minus, what came is
 *  underlined behind a plus, long stretches without a change are folded. */
export function DifferenceView(props: { before: Words; after: Words; lang?: string }) {
  const { before, after, lang } = props;
  const { t } = useWords();
  const { title, blocks } = differenceOf(before, after);
  const isNothing =
    title.every(({ state }) => state === 'same') && blocks.every(({ state }) => state === 'same');
  if (isNothing) return <p className={classes.nothing}>{t('knowledge.difference.none')}</p>;
  return (
    <div className={classes.difference} lang={lang}>
      <h3 className={classes.title}>
        <Pieces pieces={title} />
      </h3>
      {folded(blocks).map((stretch) => (
        <StretchView key={stretch.from} stretch={stretch} />
      ))}
    </div>
  );
}

function StretchView({ stretch: { isFolded, blocks } }: { stretch: Stretch }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (isFolded && !isOpen)
    return (
      <button type="button" className={classes.fold} onClick={() => setIsOpen(true)}>
        {t('knowledge.difference.folded', { count: blocks.length })}
      </button>
    );
  // biome-ignore lint/suspicious/noArrayIndexKey: a block has nothing but its place
  return blocks.map((each, index) => <BlockView key={index} difference={each} />);
}

const signs = { same: '', added: '+', removed: '−', changed: '±' } as const;

function BlockView({ difference }: { difference: BlockDifference }) {
  const { t } = useWords();
  const { state, block } = difference;
  const isLook =
    difference.state === 'changed' && difference.pieces.every((piece) => piece.state === 'same');
  return (
    <div className={classes.block} data-state={state}>
      <span className={classes.sign} aria-hidden="true">
        {signs[state]}
      </span>
      <div className={classes.words}>
        <Place block={block} />
        {state !== 'same' && (
          <span className={classes.heard}>{t(`knowledge.difference.${state}`)}</span>
        )}
        {difference.state === 'changed' ? (
          <Pieces pieces={difference.pieces} />
        ) : (
          <Pieces pieces={[{ state: difference.state, text: block.text }]} />
        )}
        {isLook && <span className={classes.place}> {t('knowledge.difference.look')}</span>}
      </div>
    </div>
  );
}

/** What a block is and what it stands in, where that is more than a paragraph. */
function Place({ block: { kind, level, within } }: { block: Block }) {
  const { t, find } = useWords();
  const tones = useToneNames();
  const outer = within.map((each) => {
    const [holder, name = ''] = each.split('.');
    return tones[holder === 'audience' ? `for-${name}` : name] ?? t('knowledge.block.blockquote');
  });
  const own = find(`knowledge.block.${kind}`, { level: level ?? 0 });
  const words = [...outer, ...(own ? [own] : [])];
  return words.length > 0 && <span className={classes.place}>{words.join(' › ')}</span>;
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ state, text }, index) => {
    const Tag = state === 'added' ? 'ins' : state === 'removed' ? 'del' : 'span';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has nothing but its place
      <Tag key={index}>
        <UserText text={text} />
      </Tag>
    );
  });
}
// ids: knowledge.block.*
