import { Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CustomerCard } from '../contract.ts';
import { addressesOf } from './addresses.ts';
import { customersApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { MergeDialog, type OtherCustomer } from './MergeDialog.tsx';

const typingPauseMs = 150;
const shortestText = 2;
const rowPx = 52;

/** Finds the other record of the same person, then merges. */
export function FindOther({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useWords();
  const { projectId } = card;
  const [text, setText] = useState('');
  const [other, setOther] = useState<OtherCustomer | null>(null);
  const [settled] = useDebouncedValue(text.trim(), typingPauseMs);
  const { data, error, refetch } = useQuery(
    customersApi.search.queryOptions({
      input: { projectId, text: settled },
      enabled: settled.length >= shortestText,
      placeholderData: keepPreviousData,
    }),
  );
  if (other) return <MergeDialog card={card} other={other} onClose={onClose} />;
  const found = (data?.items ?? []).filter(({ id }) => id !== card.id);
  const isAnswered = data !== undefined && settled.length >= shortestText;
  return (
    <Dialog title={t('customers.merge.other')} onClose={onClose}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('customers.merge.find')}
          description={t('customers.search.text')}
          leftSection={<IconSearch size="1rem" stroke={1.6} />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Problem error={error} onRetry={refetch} />
        {isAnswered && found.length === 0 && (
          <p className={classes.quiet}>{t('customers.none-found')}</p>
        )}
        {isAnswered && found.length > 0 && (
          <div className={classes.results}>
            <VirtualList
              items={found}
              keyOf={({ id }) => id}
              name="customers.other"
              label={t('customers.found')}
              rowPx={rowPx}
              onChoose={setOther}
              row={({ name, identities }) => (
                <span className={classes.result}>
                  <PersonName
                    name={name ?? t('customers.unnamed')}
                    detail={addressesOf(identities)}
                  />
                </span>
              )}
            />
          </div>
        )}
      </Stack>
    </Dialog>
  );
}
