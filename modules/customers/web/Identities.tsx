import { ActionIcon, Checkbox, Menu, Select, TextInput, Tooltip } from '@mantine/core';
import {
  IconAt,
  IconCircleCheck,
  IconDots,
  IconId,
  IconPhone,
  IconPlus,
  IconWorld,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type CustomerCard, type Identity, may, refusals } from '../contract.ts';
import { maximumIdentityLength } from '../core/identity.ts';
import { customersApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { Part } from './Part.tsx';
import { useCardRefresh } from './use-card-refresh.ts';

const icons = { external: IconId, email: IconAt, phone: IconPhone, visitor: IconWorld };

/** What the customer is known by, and whether it is proven. */
export function Identities({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  const mayEdit = useMay(may.edit);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Part
      title={t('customers.identities')}
      action={
        mayEdit && (
          <Tooltip label={t('customers.identity.add')}>
            <ActionIcon
              size="xs"
              aria-label={t('customers.identity.add')}
              onClick={() => setIsAdding(true)}
            >
              <IconPlus size="1rem" stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      <ul className={classes.list}>
        {card.identities.map((identity) => (
          <IdentityLine key={identity.id} card={card} identity={identity} />
        ))}
      </ul>
      {isAdding && <AddIdentity card={card} onClose={() => setIsAdding(false)} />}
    </Part>
  );
}

function IdentityLine({ card, identity }: { card: CustomerCard; identity: Identity }) {
  const { t } = useWords();
  const mayEdit = useMay(may.edit);
  const { kind, display, isVerified } = identity;
  const Sign = icons[kind];
  const which = { projectId: card.projectId, customerId: card.id };
  const refresh = useCardRefresh(which);
  const verify = useMutation(customersApi.addIdentity.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    customersApi.removeIdentity.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: refresh,
    }),
  );
  return (
    <li>
      <div className={classes.row}>
        <Sign size="1rem" stroke={1.6} aria-label={t(`customers.identity.${kind}`)} />
        {kind === 'visitor' ? (
          <span className={classes.text}>{t('customers.identity.visitor')}</span>
        ) : (
          <UserText className={classes.text} text={display} />
        )}
        {isVerified ? (
          <Tooltip label={t('customers.verified')}>
            <span className={classes.state} data-good>
              <IconCircleCheck size="1rem" stroke={1.6} aria-label={t('customers.verified')} />
            </span>
          </Tooltip>
        ) : (
          <span className={classes.state}>{t('customers.claimed')}</span>
        )}
        {mayEdit && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="xs" aria-label={t('customers.identity.more', { value: display })}>
                <IconDots size="1rem" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!isVerified && kind !== 'visitor' && (
                <Menu.Item
                  onClick={() =>
                    verify.mutate({ ...which, kind, value: display, isVerified: true })
                  }
                >
                  {t('customers.identity.verify')}
                </Menu.Item>
              )}
              <Menu.Item
                color="red"
                onClick={() => remove.mutate({ ...which, identityId: identity.id })}
              >
                {t('customers.identity.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <Problem error={remove.error} />
    </li>
  );
}

function AddIdentity({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useWords();
  const which = { projectId: card.projectId, customerId: card.id };
  const [given, setGiven] = useState({
    kind: 'email' as 'email' | 'phone' | 'external',
    value: '',
    isVerified: false,
  });
  const refresh = useCardRefresh(which);
  const { mutate, error, isPending } = useMutation(
    customersApi.addIdentity.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        refresh();
        onClose();
      },
    }),
  );
  const fields = useFields(error, ['value'], {
    [refusals.unreadableIdentity]: 'value',
    [refusals.identityTaken]: 'value',
  });
  return (
    <FormDialog
      title={t('customers.identity.add')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      action={t('frame.add')}
      onSubmit={() => mutate({ ...which, ...given })}
      onClose={onClose}
    >
      <Select
        label={t('customers.identity.kind')}
        allowDeselect={false}
        data={(['email', 'phone', 'external'] as const).map((value) => ({
          value,
          label: t(`customers.identity.${value}`),
        }))}
        value={given.kind}
        onChange={(kind) => kind && setGiven({ ...given, kind })}
      />
      <TextInput
        data-autofocus
        label={t('customers.identity.value')}
        maxLength={maximumIdentityLength}
        value={given.value}
        error={fields.of('value')}
        onChange={({ currentTarget }) => setGiven({ ...given, value: currentTarget.value })}
      />
      <Checkbox
        label={t('customers.identity.is-verified')}
        description={t('customers.identity.is-verified.text')}
        checked={given.isVerified}
        onChange={({ currentTarget }) => setGiven({ ...given, isVerified: currentTarget.checked })}
      />
    </FormDialog>
  );
}
