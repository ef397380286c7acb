import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Guide } from '#modules/knowledge/core/guide/guide.ts';
import type { DialogueReading } from '#modules/knowledge/core/guide/read-dialogue.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './Guide.module.css';
import { GuideDetailRow } from './GuideDetailRow.tsx';

/** The details of a guide with what is known of them. */
export function GuideDetails(props: {
  item: ConversationItem;
  guide: Guide;
  reading: DialogueReading;
  isMine: boolean;
  onSet: (key: string, value: string | null) => void;
}) {
  const { item, guide, reading, isMine, onSet } = props;
  const { t } = useWords();
  const known = reading.details.filter(({ value }) => value !== null).length;
  return (
    <>
      <p className={classes.quiet} aria-live="polite">
        {t('desk.guide.known', { known, all: guide.details.length })}
      </p>
      <ul className={classes.details}>
        {guide.details.map((detail, place) => {
          const its = reading.details[place];
          return (
            its && (
              <GuideDetailRow
                key={detail.key}
                item={item}
                detail={detail}
                reading={its}
                isMine={isMine}
                onSet={(value) => onSet(detail.key, value)}
              />
            )
          );
        })}
      </ul>
    </>
  );
}
