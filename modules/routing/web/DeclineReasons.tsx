import { Button, Switch } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { completeNames, NamesInput, noNames } from '#platform/web/NamesInput.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DeclineReason } from '../core/offer.ts';
import { routingApi } from './api.ts';

/** Why an agent may decline an offer. */
export function DeclineReasons() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const [opened, setOpened] = useState<DeclineReason | null>(null);
  const { data, error, refetch } = useQuery(
    routingApi.declineReasons.queryOptions({ input: { projectId } }),
  );
  const blank = { projectId, names: noNames, isArchived: false };
  return (
    <>
      <Kept
        icon={IconPhoneOff}
        none={t('routing.decline-reasons.none')}
        text={t('routing.decline-reasons.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={
          <Button onClick={() => setOpened({ ...blank, id: newId() })}>
            {t('routing.decline-reason.new')}
          </Button>
        }
      >
        <Rows label={t('routing.decline-reasons')}>
          {data?.items.map((reason) => (
            <Row
              key={reason.id}
              title={reason.names[language]}
              isQuiet={reason.isArchived}
              aside={reason.isArchived && t('frame.archived')}
              onOpen={() => setOpened(reason)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <DeclineReasonForm
          reason={opened}
          isNew={!data?.items.some(({ id }) => id === opened.id)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function DeclineReasonForm(props: { reason: DeclineReason; isNew: boolean; onClose: () => void }) {
  const { isNew, onClose } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState(props.reason);
  const { mutate, error, isPending } = useMutation(
    routingApi.putDeclineReason.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        return client.invalidateQueries({ queryKey: routingApi.declineReasons.key() });
      },
    }),
  );
  const fields = useFields(error, ['names']);
  const { id, names, ...rest } = reason;
  return (
    <FormDialog
      title={t(isNew ? 'routing.decline-reason.new' : 'routing.decline-reason')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => mutate({ ...rest, reasonId: id, names: completeNames(names, language) })}
      onClose={onClose}
    >
      <NamesInput
        label={t('routing.decline-reason.name')}
        names={names}
        errorOf={(each) => fields.of(`names.${each}`)}
        onChange={(next) => setReason({ ...reason, names: next })}
      />
      {!isNew && (
        <Switch
          label={t('frame.archived')}
          checked={reason.isArchived}
          onChange={({ currentTarget }) =>
            setReason({ ...reason, isArchived: currentTarget.checked })
          }
        />
      )}
    </FormDialog>
  );
}
