import { ActionIcon, Button, Select, Text, Textarea, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Avoidance, type CustomerCard, may } from '../contract.ts';
import { maximumAvoidanceNoteLength } from '../core/standing.ts';
import { customersApi, staffApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { useCardRefresh } from './use-card-refresh.ts';

/** The agents whom the customer does not want to meet again. agentId: who talks with him now, and
 *  is proposed first. */
export function Avoidances(props: { card: CustomerCard; agentId?: string | null }) {
  const { card, agentId = null } = props;
  const { t } = useWords();
  const mayEdit = useMay(may.edit);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      {card.avoidances.length === 0 ? (
        <p className={classes.quiet}>{t('customers.avoidances.none')}</p>
      ) : (
        <ul className={classes.list}>
          {card.avoidances.map((avoidance) => (
            <AvoidanceLine key={avoidance.personId} card={card} avoidance={avoidance} />
          ))}
        </ul>
      )}
      {mayEdit && (
        <div>
          <Button size="compact-xs" variant="default" onClick={() => setIsAdding(true)}>
            {t('customers.avoidance.add')}
          </Button>
        </div>
      )}
      {isAdding && (
        <AddAvoidance card={card} agentId={agentId} onClose={() => setIsAdding(false)} />
      )}
    </>
  );
}

function AvoidanceLine({ card, avoidance }: { card: CustomerCard; avoidance: Avoidance }) {
  const { t, format } = useWords();
  const mayEdit = useMay(may.edit);
  const { personId, name, at, note } = avoidance;
  const which = { projectId: card.projectId, customerId: card.id };
  const remove = useMutation(
    customersApi.meetAgain.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: useCardRefresh(which),
    }),
  );
  const words = t('customers.avoidance.remove', { name });
  return (
    <li>
      <div className={classes.row}>
        <UserText className={classes.text} text={name} />
        <time className={classes.state} dateTime={at}>
          {t('customers.avoidance.since', { date: format.date(at) })}
        </time>
        {mayEdit && (
          <Tooltip label={words}>
            <ActionIcon
              size="xs"
              aria-label={words}
              loading={remove.isPending}
              onClick={() => remove.mutate({ ...which, personId })}
            >
              <IconX size="0.875rem" stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {note && (
        <p className={classes.quiet}>
          <UserText text={note} />
        </p>
      )}
      <Problem error={remove.error} />
    </li>
  );
}

function AddAvoidance(props: { card: CustomerCard; agentId: string | null; onClose: () => void }) {
  const { card, agentId, onClose } = props;
  const { t } = useWords();
  const which = { projectId: card.projectId, customerId: card.id };
  const [chosenId, setChosenId] = useState(agentId);
  const [note, setNote] = useState('');
  const colleagues = useQuery(
    staffApi.listColleagues.queryOptions({ input: { projectId: card.projectId, role: 'agent' } }),
  );
  const offered = (colleagues.data ?? []).filter(
    ({ id }) => !card.avoidances.some(({ personId }) => personId === id),
  );
  const person = offered.find(({ id }) => id === chosenId);
  const refresh = useCardRefresh(which);
  const { mutate, error, isPending } = useMutation(
    customersApi.avoidAgent.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        refresh();
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('customers.avoidances')}
      error={error}
      rest={error ?? colleagues.error}
      isPending={isPending}
      isReady={person !== undefined}
      action={t('frame.add')}
      onSubmit={() => person && mutate({ ...which, personId: person.id, note })}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('customers.avoidance.text')}
      </Text>
      <Select
        data-autofocus={agentId === null || undefined}
        searchable
        label={t('customers.avoidance.who')}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={person?.id ?? null}
        onChange={setChosenId}
      />
      <Textarea
        data-autofocus={agentId !== null || undefined}
        autosize
        minRows={2}
        dir="auto"
        label={t('customers.avoidance.note')}
        maxLength={maximumAvoidanceNoteLength}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  );
}
