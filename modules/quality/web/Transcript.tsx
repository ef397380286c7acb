import { Button, Divider } from '@mantine/core';
import { IconHighlight, IconNote, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { msBetween } from '#kernel/time.ts';
import type { Message, Segment } from '#modules/contacts/contract.ts';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { PersonSign } from '#platform/web/PersonName.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Marking } from './marking.ts';
import { Statement } from './Statement.tsx';
import classes from './Transcript.module.css';
import { type Moment, momentsOf } from './transcript.ts';
import type { Dialogue } from './use-dialogue.ts';

const nothingMarked: Marking = { marks: [] };

/** A dialogue to be read: words and happenings one below the other, marks on the words.
 *  shownId: the message to look at first. */
export function Transcript(props: {
  dialogue: Dialogue;
  marking?: Marking;
  shownId?: string | undefined;
}) {
  const { dialogue, marking = nothingMarked, shownId } = props;
  const { t, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shownId) scrollToMessage(box.current, shownId);
  }, [shownId]);
  const { contact, messages, segments, loadEarlier } = dialogue;
  const isOther = (moment: Moment) =>
    moment.kind === 'message' && contact !== undefined && moment.message.contactId !== contact.id;
  const moments = momentsOf(messages, segments);
  const beginning = moments.findIndex((moment) => !isOther(moment));
  return (
    <div ref={box} className={classes.transcript} data-transcript>
      {loadEarlier && (
        <Button size="compact-xs" variant="subtle" onClick={loadEarlier}>
          {t('quality.earlier-messages')}
        </Button>
      )}
      {moments.map((moment, index) => (
        <div key={keyOf(moment)} data-other={isOther(moment)} className={classes.moment}>
          {index === beginning && contact && (
            <Divider
              label={t('quality.this-contact', { time: format.dateTime(contact.openedAt) })}
              className={classes.divider ?? ''}
            />
          )}
          {moment.kind === 'turn' ? (
            <Turn segment={moment.segment} by={moment.by} />
          ) : (
            <Said message={moment.message} isFirst={moment.isFirst} marking={marking} />
          )}
        </div>
      ))}
    </div>
  );
}

function keyOf(moment: Moment): string {
  return moment.kind === 'turn' ? moment.segment.id : moment.message.id;
}

function scrollToMessage(box: HTMLElement | null, id: string): void {
  box?.querySelector(`[data-message-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
}

function Said(props: { message: Message; isFirst: boolean; marking: Marking }) {
  const { message, isFirst, marking } = props;
  const { t, format } = useWords();
  const { onMark } = marking;
  const name = message.authorName || t('quality.unnamed');
  return (
    <article className={classes.said} data-author={message.authorKind} data-kind={message.kind}>
      {isFirst && (
        <header className={classes.head}>
          <PersonSign name={name} />
          <UserText className={classes.name} text={name} />
          {message.kind === 'note' && (
            <>
              <IconNote size="0.875rem" aria-hidden /> {t('quality.note')}
            </>
          )}
          <time dateTime={message.createdAt}>{format.time(message.createdAt)}</time>
        </header>
      )}
      <div className={classes.words}>
        <Statement message={message} marking={marking} />
        {message.attachments.map(({ fileId, name: file }) => (
          <span key={fileId} className={classes.file}>
            <IconPaperclip size="0.875rem" aria-hidden /> <UserText text={file} />
          </span>
        ))}
        {onMark && message.kind === 'message' && (
          <button
            type="button"
            className={classes.mark}
            aria-label={t('quality.mark.whole')}
            title={t('quality.mark.whole')}
            onClick={() => onMark(message)}
          >
            <IconHighlight size="0.875rem" aria-hidden />
          </button>
        )}
      </div>
    </article>
  );
}

function Turn({ segment, by }: { segment: Segment; by: string | null }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { outcome, startedAt, endedAt } = segment;
  return (
    <p className={classes.turn}>
      <time dateTime={endedAt}>{format.time(endedAt)}</time> {/* ids: quality.turn.* */}
      {t(`quality.turn.${turnOf(outcome)}`, {
        name: nameOf(by),
        time: format.duration(msBetween(startedAt, endedAt)),
      })}
    </p>
  );
}

function turnOf(outcome: Segment['outcome']): 'answered' | 'transferred' | 'abandoned' | 'over' {
  if (outcome === 'transferred' || outcome === 'abandoned') return outcome;
  return outcome === 'finished' ? 'over' : 'answered';
}
