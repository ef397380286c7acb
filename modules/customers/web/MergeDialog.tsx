import { Button, Checkbox, Group, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Id } from '#kernel/id.ts';
import { Dialog } from '#platform/web/Dialog.tsx';
import { Form } from '#platform/web/Form.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type CustomerCard, type MergePreview, may } from '../contract.ts';
import { addressesOf } from './addresses.ts';
import { customersApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { useCardRefresh } from './use-card-refresh.ts';

/** Another record that may be the same person. */
export interface OtherCustomer {
  readonly id: Id;
  readonly name: string | null;
}

/** Makes two records one, after showing what would move. */
export function MergeDialog(props: {
  card: CustomerCard;
  other: OtherCustomer;
  onClose: () => void;
}) {
  const { card, other, onClose } = props;
  const { t } = useWords();
  const { projectId } = card;
  const navigate = useNavigate();
  const [intoId, setIntoId] = useState(card.id);
  const [isConfirmed, setIsConfirmed] = useState(false);
  const fromId = intoId === card.id ? other.id : card.id;
  const refresh = useCardRefresh({ projectId, customerId: card.id });
  const otherCard = useQuery(
    customersApi.get.queryOptions({ input: { projectId, customerId: other.id } }),
  );
  const preview = useQuery(
    customersApi.previewMerge.queryOptions({
      input: { projectId, customerId: fromId, intoId },
      staleTime: 0,
    }),
  );
  const { mutate, error, isPending } = useMutation(
    customersApi.merge.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: (merge) => {
        notifications.show({ message: t('customers.merge.done') });
        refresh();
        onClose();
        const params = { projectId, customerId: merge.intoId };
        void navigate({ to: '/customers/$projectId/$customerId', params, search: true });
      },
    }),
  );
  const isBarred = preview.data?.hasTwoExternalIds === true && !isConfirmed;
  const send = () => mutate({ projectId, customerId: fromId, intoId, confirmTwoIds: isConfirmed });
  return (
    <Dialog title={t('customers.merge')} onClose={onClose}>
      <Form error={error} onSubmit={send}>
        <Stack gap="md">
          <Radio.Group
            label={t('customers.merge.remains')}
            description={t('customers.merge.remains.text')}
            value={intoId}
            onChange={setIntoId}
          >
            <Stack gap="xs" mt="xs">
              {[card, otherCard.data ?? { ...other, identities: [] }].map(
                ({ id, name, identities }) => (
                  <Radio
                    key={id}
                    value={id}
                    label={name ?? t('customers.unnamed')}
                    description={addressesOf(identities)}
                  />
                ),
              )}
            </Stack>
          </Radio.Group>
          <Problem error={preview.error} onRetry={preview.refetch} />
          {preview.data ? <Moves preview={preview.data} /> : <Skeleton height="5rem" />}
          {preview.data?.hasTwoExternalIds && (
            <TwoIds isConfirmed={isConfirmed} onConfirm={setIsConfirmed} />
          )}
          <Text size="sm" c="dimmed">
            {t('customers.merge.undoable')}
          </Text>
          <Problem error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" disabled={!preview.data || isBarred} loading={isPending}>
              {t('customers.merge.do')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  );
}

/** Asks whether two people of the client's systems are one. */
function TwoIds(props: { isConfirmed: boolean; onConfirm: (isConfirmed: boolean) => void }) {
  const { isConfirmed, onConfirm } = props;
  const { t } = useWords();
  const mayForce = useMay(may.mergeForced);
  return (
    <div className={classes.card}>
      <Text size="sm">{t('customers.merge.two-ids')}</Text>
      {mayForce ? (
        <Checkbox
          label={t('customers.merge.two-ids.confirm')}
          checked={isConfirmed}
          onChange={({ currentTarget }) => onConfirm(currentTarget.checked)}
        />
      ) : (
        <Text size="sm" fw={500}>
          {t('customers.merge.two-ids.ask')}
        </Text>
      )}
    </div>
  );
}

const kinds = ['identity', 'consent', 'order', 'lifeEvent', 'note', 'avoidance'] as const;

function Moves({ preview: { moves, identities } }: { preview: MergePreview }) {
  const { t } = useWords();
  const addresses = addressesOf(identities);
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('customers.merge.moves')}
      </Text>
      <ul className={classes.moves}>
        <li>{t('customers.merge.move.conversations')}</li>
        {kinds
          .filter((kind) => moves[kind] > 0)
          .map((kind) => (
            <li key={kind}>
              {t(`customers.merge.move.${kind}`, { count: moves[kind] })}
              {kind === 'identity' && addresses && (
                <span className={classes.quiet}>: {addresses}</span>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
