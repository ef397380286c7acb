import { IconListCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './Guide.module.css';
import { GuideDetails } from './GuideDetails.tsx';
import { GuideReason } from './GuideReason.tsx';
import { NextQuestion } from './NextQuestion.tsx';
import { hideSaid } from './show-said.ts';
import { useGuiding } from './use-guiding.ts';
import { useReading } from './use-reading.ts';

/** What must be known for the reason of a conversation: what is known, where it was said, what is
 *  missing, and the next question. */
export function Guide({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const me = useMe();
  const section = useRef<HTMLElement>(null);
  const { guiding, error, choose, set } = useGuiding(item);
  const read = useReading(item, guiding);
  const isMine = item.agentId === me.id && item.state !== 'offer' && item.state !== 'closed';
  const enter = () => section.current?.querySelector<HTMLElement>('button, input')?.focus();
  useKeys([{ keys: 'alt+g', label: 'desk.guide', run: enter, isAlways: true }]);
  useEffect(() => hideSaid, []);
  if (guiding === undefined || (guiding === null && !isMine)) return null;
  return (
    <section ref={section} className={classes.part} aria-label={t('desk.guide')}>
      <h2 className={classes.title}>
        <IconListCheck size="0.875rem" aria-hidden />
        <span className={classes.heading}>{t('desk.guide')}</span>
        <KeyHint keys="alt+g" />
      </h2>
      <GuideReason item={item} guiding={guiding} isMine={isMine} onChoose={choose} />
      {guiding?.number === null && <p className={classes.quiet}>{t('desk.guide.none')}</p>}
      {guiding && guiding.number !== null && !guiding.isShown && (
        <p className={classes.quiet}>{t('desk.guide.control')}</p>
      )}
      {read && (
        <>
          <GuideDetails {...read} item={item} isMine={isMine} onSet={set} />
          {isMine && <NextQuestion {...read} item={item} />}
        </>
      )}
      <Problem error={error} />
    </section>
  );
}
