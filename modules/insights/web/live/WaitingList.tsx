import { IconMoodCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useCauseWords } from '#modules/desk/web/index.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import type { WaitingCause } from '#modules/routing/core/waiting.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Staffing } from '../../contract.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { type WaitingLine, waitingLines } from './floor-lines.ts';
import classes from './Lines.module.css';
import type { LiveChoice } from './live-choice.ts';
import { Since } from './Since.tsx';
import { worstVerdict } from './verdicts.ts';

const rowPx = 46;

/** What waits, by queue, the most urgent first, and what each waits for. */
export function WaitingList(props: {
  projectId: string;
  queues: readonly Queue[];
  work: readonly FloorContact[];
  causes: readonly { contactId: string; cause: WaitingCause }[];
  staffing: Staffing | undefined;
  choice: LiveChoice;
  onChoose: (chosen: Pick<LiveChoice, 'contact' | 'queue'>) => void;
}) {
  const { projectId, queues, work, causes, staffing, choice, onChoose } = props;
  const { t } = useWords();
  const causeOf = useMemo(
    () => new Map(causes.map(({ contactId, cause }) => [contactId, cause])),
    [causes],
  );
  const wordsOf = useCauseWords(projectId);
  const lines = waitingLines({ queues, work }, choice, useNow());
  if (lines.length === 0) {
    return <Nothing icon={IconMoodCheck} title={t('live.calm')} text={t('live.calm.text')} />;
  }
  return (
    <VirtualList
      items={lines}
      keyOf={keyOf}
      label={t('live.waiting')}
      name="floor-waiting"
      rowPx={rowPx}
      chosenKey={choice.contact}
      row={(line) =>
        line.kind === 'queue' ? (
          <QueueRow {...line} staffing={staffing} />
        ) : (
          <WaitingRow
            contact={line.contact}
            cause={causeWords(line.contact, causeOf.get(line.contact.contactId), wordsOf)}
          />
        )
      }
      onChoose={(line) =>
        onChoose(
          line.kind === 'queue' ? { queue: line.queue.id } : { contact: line.contact.contactId },
        )
      }
    />
  );
}

function QueueRow(props: { queue: Queue; waiting: number; staffing: Staffing | undefined }) {
  const { queue, waiting, staffing } = props;
  const { t, language } = useWords();
  const verdict = worstVerdict(staffing?.rows.filter(({ queueId }) => queueId === queue.id) ?? []);
  return (
    <span className={classes.head}>
      <UserText className={classes.name} text={queue.names[language]} />
      <span data-number>{t('live.waiting.count', { count: waiting })}</span>
      {verdict && (
        <span className={classes.verdict} data-verdict={verdict}>
          {t(`live.verdict.${verdict}`)}
        </span>
      )}
    </span>
  );
}

function WaitingRow({ contact, cause }: { contact: FloorContact; cause: string }) {
  const { t } = useWords();
  return (
    <span className={classes.waits}>
      <ChannelIcon channel={contact.channel} />
      <span className={classes.who}>
        <UserText className={classes.name} text={contact.customerName || t('live.unnamed')} />
        <span className={classes.detail}>{cause}</span>
      </span>
      <span className={classes.time} data-number>
        <Since since={contact.enteredAt} />
      </span>
    </span>
  );
}

function causeWords(
  { state }: FloorContact,
  cause: WaitingCause | undefined,
  wordsOf: (cause: WaitingCause) => string,
): string {
  if (state === 'offer') return wordsOf({ kind: 'offered' });
  return cause ? wordsOf(cause) : '';
}

function keyOf(line: WaitingLine): string {
  return line.kind === 'queue' ? line.queue.id : line.contact.contactId;
}
