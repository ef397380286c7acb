import { ActionIcon, Button, SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Consent, type CustomerCard, may } from '../contract.ts';
import { consentPurposes } from '../core/consent.ts';
import { contactChannels } from '../core/contact-channel.ts';
import { customersApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { Part } from './Part.tsx';
import { useCardRefresh } from './use-card-refresh.ts';

/** What the customer agreed to and withdrew; his last word counts. */
export function Consents({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  const mayEdit = useMay(may.edit);
  const [opened, setOpened] = useState<'history' | 'new' | null>(null);
  const close = () => setOpened(null);
  return (
    <Part
      title={t('customers.consents')}
      action={
        mayEdit && (
          <Tooltip label={t('customers.consent.add')}>
            <ActionIcon
              size="xs"
              aria-label={t('customers.consent.add')}
              onClick={() => setOpened('new')}
            >
              <IconPlus size="1rem" stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      {card.consents.length === 0 ? (
        <p className={classes.quiet}>{t('customers.consents.none')}</p>
      ) : (
        <>
          <ul className={classes.list}>
            {card.consents.map((consent) => (
              <ConsentLine key={consent.id} consent={consent} />
            ))}
          </ul>
          <div>
            <Button size="compact-xs" variant="default" onClick={() => setOpened('history')}>
              {t('customers.consents.history')}
            </Button>
          </div>
        </>
      )}
      {opened === 'history' && <ConsentHistory card={card} onClose={close} />}
      {opened === 'new' && <NewConsent card={card} onClose={close} />}
    </Part>
  );
}

function ConsentLine({ consent, isDated }: { consent: Consent; isDated?: boolean }) {
  const { t, find, format } = useWords();
  const { purpose, channel, state, at, source } = consent;
  const isGiven = state === 'given';
  const Sign = isGiven ? IconCheck : IconX;
  return (
    <li>
      <div className={classes.row}>
        <span className={classes.text}>
          {t(`customers.purpose.${purpose}`)}
          {' · '}
          {t(channel ? `customers.channel.${channel}` : 'customers.every-channel')}
        </span>
        <span className={classes.state} data-good={isGiven} data-bad={!isGiven}>
          <Sign size="0.875rem" aria-hidden />
          {t(`customers.consent.${state}`)}
        </span>
      </div>
      {isDated && (
        <span className={classes.quiet}>
          {/* ids: customers.source.* */}
          {format.dateTime(at)} · {find(`customers.source.${source}`) ?? source}
        </span>
      )}
    </li>
  );
}

function ConsentHistory({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useWords();
  const which = { projectId: card.projectId, customerId: card.id };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    customersApi.listConsents.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...which, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      staleTime: 0,
    }),
  );
  return (
    <Dialog title={t('customers.consents.history')} onClose={onClose}>
      <Problem error={error} onRetry={refetch} />
      {!data && !error && <LoadingLines lines={3} />}
      <ul className={classes.list}>
        {data?.pages
          .flatMap((page) => page.items)
          .map((consent) => (
            <ConsentLine key={consent.id} consent={consent} isDated />
          ))}
      </ul>
      {hasNextPage && (
        <Button
          size="xs"
          mt="sm"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('customers.consents.earlier')}
        </Button>
      )}
    </Dialog>
  );
}

/** Where a customer may have said it to an agent. */
const sources = ['phone', 'chat', 'email', 'contract'] as const;

function NewConsent({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useWords();
  const which = { projectId: card.projectId, customerId: card.id };
  const [said, setSaid] = useState({
    state: 'withdrawn' as Consent['state'],
    purpose: 'survey' as Consent['purpose'],
    channel: null as Consent['channel'],
    source: 'chat' as (typeof sources)[number],
  });
  const refresh = useCardRefresh(which);
  const { mutate, error, isPending } = useMutation(
    customersApi.recordConsent.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        refresh();
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('customers.consent.add')}
      error={error}
      rest={error}
      isPending={isPending}
      onSubmit={() => mutate({ ...which, ...said })}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('customers.consent.what')}
        value={said.state}
        onChange={(state) => setSaid({ ...said, state })}
        data={(['given', 'withdrawn'] as const).map((value) => ({
          value,
          label: t(`customers.consent.${value}`),
        }))}
      />
      <Select
        label={t('customers.consent.purpose')}
        allowDeselect={false}
        data={consentPurposes.map((value) => ({ value, label: t(`customers.purpose.${value}`) }))}
        value={said.purpose}
        onChange={(purpose) => purpose && setSaid({ ...said, purpose })}
      />
      <Select
        clearable
        label={t('customers.consent.channel')}
        placeholder={t('customers.every-channel')}
        data={contactChannels.map((value) => ({ value, label: t(`customers.channel.${value}`) }))}
        value={said.channel}
        onChange={(channel) => setSaid({ ...said, channel })}
      />
      <Select
        label={t('customers.consent.source')}
        allowDeselect={false}
        data={sources.map((value) => ({ value, label: t(`customers.source.${value}`) }))}
        value={said.source}
        onChange={(source) => source && setSaid({ ...said, source })}
      />
    </FormDialog>
  );
}
