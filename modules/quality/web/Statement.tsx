import type { MouseEvent } from 'react';
import type { Message } from '#modules/contacts/contract.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Marking } from './marking.ts';
import { type Piece, piecesOf } from './marks.ts';
import classes from './Transcript.module.css';

/** The words of a message with the marks that lie on them. */
export function Statement({ message, marking }: { message: Message; marking: Marking }) {
  const { marks, activeId, onChoose } = marking;
  const own = marks.filter(({ messageId }) => messageId === message.id);
  const pieces = piecesOf(message.body, own);
  const choose = ({ target }: MouseEvent) => {
    const marked = target instanceof HTMLElement ? target.closest('mark') : null;
    const criterionId = marked?.dataset.criterionId;
    if (criterionId) onChoose?.(criterionId);
  };
  return (
    // A mark leads to its criterion; by key the list of marks beside the criterion leads here.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div dir="auto" data-message-id={message.id} className={classes.statement} onClick={choose}>
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice
        <MarkedPiece key={index} piece={piece} activeId={activeId} />
      ))}
    </div>
  );
}

function MarkedPiece({ piece, activeId }: { piece: Piece; activeId: string | undefined }) {
  const { t } = useWords();
  const { text, marks, ending } = piece;
  const shown = marks.find(({ criterionId }) => criterionId === activeId) ?? marks[0];
  if (!shown) return <UserText text={text} />;
  const numbers = ending.map(({ number }) => number).join(' ');
  return (
    <mark
      className={classes.marked}
      data-active={shown.criterionId === activeId}
      data-criterion-id={shown.criterionId}
      data-numbers={numbers}
      title={t('quality.mark.of', { number: shown.number })}
    >
      <UserText text={text} />
    </mark>
  );
}
