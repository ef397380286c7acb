import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconMail, IconMessageCircle, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ConversationItem, EarlierContact } from '#modules/contacts/contract.ts';
import { Highlighted } from '#modules/knowledge/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from '../apis.ts';
import classes from './EarlierContacts.module.css';
import { type EarlierChoice, useEarlier } from './use-earlier.ts';

const dayChoices = [30, 90, 365] as const;

/** Earlier contacts in which a customer asked for the like: what he said, for what reason he came,
 *  how it ended and how he was answered. onRead: one of them is to be read. */
export function EarlierContacts(props: {
  item: ConversationItem;
  onRead: (earlier: EarlierContact) => void;
}) {
  const { item, onRead } = props;
  const { t } = useWords();
  const { data, error, refetch, choice, choose } = useEarlier(item);
  return (
    <>
      <Choice choice={choice} onChoose={choose} />
      <Problem error={error} onRetry={refetch} />
      {!data && !error && <LoadingLines lines={3} />}
      {data?.items.length === 0 && <p className={classes.quiet}>{t('desk.earlier-like.none')}</p>}
      <ul className={classes.list}>
        {(data?.items ?? []).map((earlier) => (
          <li key={earlier.contactId}>
            <Line projectId={item.projectId} earlier={earlier} onRead={() => onRead(earlier)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Choice(props: { choice: EarlierChoice; onChoose: (choice: EarlierChoice) => void }) {
  const { choice, onChoose } = props;
  const { t } = useWords();
  return (
    <div className={classes.choice}>
      <SegmentedControl<EarlierChoice['whose']>
        size="xs"
        aria-label={t('desk.earlier-like.whose')}
        value={choice.whose}
        onChange={(whose) => onChoose({ ...choice, whose })}
        data={[
          { value: 'all', label: t('desk.earlier-like.all') },
          { value: 'customer', label: t('desk.earlier-like.customer') },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('desk.earlier-like.days')}
        value={String(choice.days)}
        onChange={(value) => {
          const days = dayChoices.find((each) => String(each) === value);
          if (days) onChoose({ ...choice, days });
        }}
        data={dayChoices.map((days) => ({
          value: String(days),
          label: t('desk.earlier-like.within', { days }),
        }))}
      />
    </div>
  );
}

function Line(props: { projectId: string; earlier: EarlierContact; onRead: () => void }) {
  const { projectId, earlier, onRead } = props;
  const { channel, closedAt, subject, asked, answer, isSameCustomer } = earlier;
  const { t, format } = useWords();
  const Sign = channel === 'email' ? IconMail : IconMessageCircle;
  return (
    <button type="button" className={classes.line} onClick={onRead}>
      <span className={classes.head}>
        <Sign size="0.875rem" aria-label={t(`desk.channel.${channel}`)} />
        {isSameCustomer && <IconUser size="0.875rem" aria-label={t('desk.earlier-like.same')} />}
        <Coding projectId={projectId} earlier={earlier} />
        <time dateTime={closedAt}>{format.date(closedAt)}</time>
      </span>
      {subject !== '' && <UserText className={classes.subject} text={subject} />}
      <span className={classes.asked}>
        <Highlighted text={asked.text} spans={asked.highlights} />
      </span>
      {answer !== '' && (
        <span className={classes.answer}>
          <VisuallyHidden>{t('desk.earlier-like.answer')}</VisuallyHidden>
          <UserText text={answer} />
        </span>
      )}
    </button>
  );
}

/** For what reason the customer came, and how it ended. */
function Coding({ projectId, earlier }: { projectId: string; earlier: EarlierContact }) {
  const { t, language } = useWords();
  const { data } = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } }));
  const reason = data?.items.find(({ id }) => id === earlier.reasonId)?.names[language];
  const resolution = earlier.resolution && t(`desk.resolution.${earlier.resolution}`);
  return <span className={classes.coding}>{[reason, resolution].filter(Boolean).join(' · ')}</span>;
}
