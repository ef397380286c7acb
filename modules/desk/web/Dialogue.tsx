import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconHourglass, IconRoute, IconTransfer } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { msBetween } from '#kernel/time.ts';
import type { ConversationItem, ConversationView } from '#modules/contacts/contract.ts';
import { DueClock } from '#modules/routing/web/index.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMe } from '#platform/web/me.ts';
import { useNow } from '#platform/web/now.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi, routingApi } from './apis.ts';
import { Composer } from './Composer.tsx';
import classes from './Dialogue.module.css';
import { KnownDetails } from './guide/KnownDetails.tsx';
import { MessageList } from './MessageList.tsx';
import { MacroReport } from './ready/MacroReport.tsx';
import { Transfer } from './Transfer.tsx';
import { useConversation } from './use-conversation.ts';
import { useTargetsOf } from './use-targets.ts';
import { WhyHere } from './WhyHere.tsx';
import { WhyWaiting } from './WhyWaiting.tsx';
import { WrapUp } from './WrapUp.tsx';

/** The middle column: what was said, and what can be done now. */
export function Dialogue(props: { projectId: string; conversationId: string }) {
  const { t } = useWords();
  const me = useMe();
  const { data, error, refetch } = useConversation(props.projectId, props.conversationId);
  useTitle(data && (data.item.customerName || t('desk.unnamed')));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const { item } = data;
  const isMine = item.agentId === me.id && item.state !== 'offer';
  const isCoding = isMine && item.state === 'wrap-up';
  return (
    <div className={classes.column}>
      <Head item={item} isMine={isMine} />
      <MessageList view={data} />
      <MacroReport conversationId={item.id} />
      {isCoding && <WrapUp item={item} />}
      {item.state === 'closed' && <Over view={data} />}
      {item.state !== 'closed' && <Composer item={item} isMine={isMine} isFolded={isCoding} />}
    </div>
  );
}

function Head({ item, isMine }: { item: ConversationItem; isMine: boolean }) {
  const { t, format } = useWords();
  const now = useNow();
  const targets = useTargetsOf(item);
  return (
    <header className={classes.head}>
      <div className={classes.about}>
        <span className={classes.subject}>
          <UserText text={item.subject || item.customerName || t('desk.unnamed')} />
        </span>
        <span className={classes.state}>
          {t(`desk.state.${item.state}`)}
          {' · '}
          <span data-number>{format.stopwatch(Math.max(0, msBetween(item.stateSince, now)))}</span>
          {(item.state === 'queue' || item.state === 'offer') && <WhyWaiting item={item} />}
          {isMine && item.state === 'interrupted' && ` · ${t('desk.interrupted.text')}`}
        </span>
      </div>
      <DueClock targets={targets} />
      <WhyAction item={item} />
      {isMine ? <MyActions item={item} /> : <TakeAction item={item} />}
    </header>
  );
}

/** Tells how it came to be here. */
function WhyAction({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  useKeys([{ keys: 'alt+y', label: 'desk.why', run: () => setIsAsked(true), isAlways: true }]);
  return (
    <>
      <Tooltip
        label={
          <>
            {t('desk.why')} <KeyHint keys="alt+y" />
          </>
        }
      >
        <ActionIcon
          variant="subtle"
          color="gray"
          size="1.625rem"
          aria-label={t('desk.why')}
          onClick={() => setIsAsked(true)}
        >
          <IconRoute size="1rem" />
        </ActionIcon>
      </Tooltip>
      {isAsked && <WhyHere item={item} onClose={() => setIsAsked(false)} />}
    </>
  );
}

function MyActions({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const [isTransferring, setIsTransferring] = useState(false);
  const which = { projectId: item.projectId, contactId: item.contactId };
  const wait = useMutation(contactsApi.waitForCustomer.mutationOptions());
  const finish = useMutation(contactsApi.finish.mutationOptions());
  const canWait = item.state === 'talk';
  const canFinish = ['talk', 'interrupted', 'wait-for-customer'].includes(item.state);
  useKeys([
    { keys: 'alt+t', label: 'desk.transfer', run: () => setIsTransferring(true), isAlways: true },
    ...(canWait
      ? [
          {
            keys: 'alt+w',
            label: 'desk.wait' as const,
            run: () => wait.mutate(which),
            isAlways: true,
          },
        ]
      : []),
    ...(canFinish
      ? [
          {
            keys: 'alt+e',
            label: 'desk.finish' as const,
            run: () => finish.mutate(which),
            isAlways: true,
          },
        ]
      : []),
  ]);
  return (
    <div className={classes.actions}>
      <Problem error={wait.error ?? finish.error} />
      {canWait && (
        <Tooltip
          label={
            <>
              {t('desk.wait')} <KeyHint keys="alt+w" />
            </>
          }
        >
          <ActionIcon
            variant="default"
            size="1.625rem"
            aria-label={t('desk.wait')}
            onClick={() => wait.mutate(which)}
          >
            <IconHourglass size="1rem" />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip
        label={
          <>
            {t('desk.transfer')} <KeyHint keys="alt+t" />
          </>
        }
      >
        <ActionIcon
          variant="default"
          size="1.625rem"
          aria-label={t('desk.transfer')}
          onClick={() => setIsTransferring(true)}
        >
          <IconTransfer size="1rem" />
        </ActionIcon>
      </Tooltip>
      {canFinish && (
        <Button
          size="xs"
          variant="default"
          loading={finish.isPending}
          rightSection={<KeyHint keys="alt+e" />}
          onClick={() => finish.mutate(which)}
        >
          {t('desk.finish')}
        </Button>
      )}
      {isTransferring && <Transfer item={item} onClose={() => setIsTransferring(false)} />}
    </div>
  );
}

/** What waits can be taken without an offer; what a colleague has can be read. */
function TakeAction({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const { mutate, error, isPending } = useMutation(routingApi.take.mutationOptions());
  if (item.state !== 'queue' && item.state !== 'offer') return null;
  const { projectId, contactId } = item;
  return (
    <div className={classes.actions}>
      <Problem error={error} />
      <Button size="xs" loading={isPending} onClick={() => mutate({ projectId, contactId })}>
        {t('desk.take')}
      </Button>
    </div>
  );
}

function Over({ view: { item, contacts } }: { view: ConversationView }) {
  const { t, format } = useWords();
  const details = contacts.find(({ id }) => id === item.contactId)?.details ?? [];
  return (
    <div className={classes.over}>
      {t(item.mergedIntoId ? 'desk.over.merged' : 'desk.over', {
        time: format.dateTime(item.stateSince),
      })}
      <KnownDetails details={details} />
    </div>
  );
}
