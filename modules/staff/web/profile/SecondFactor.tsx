import { Button, Group, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { CodeInput } from '../CodeInput.tsx';
import { Enrolment } from '../Enrolment.tsx';
import { RecoveryCodes } from '../RecoveryCodes.tsx';

/** My second factor: set up, get new recovery codes, remove. */
export function SecondFactor({ isSetUp }: { isSetUp: boolean }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [opened, setOpened] = useState<'add' | 'renew' | 'remove' | null>(null);
  const close = () => {
    setOpened(null);
    void client.invalidateQueries({ queryKey: staffApi.me.show.key() });
  };
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="xs" wrap="nowrap">
        {isSetUp ? <IconShieldCheck size="1.125rem" /> : <IconShieldOff size="1.125rem" />}
        <Text size="sm">{t(isSetUp ? 'staff.second-factor.on' : 'staff.second-factor.off')}</Text>
      </Group>
      {isSetUp ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => setOpened('renew')}>
            {t('staff.recovery.renew')}
          </Button>
          <Button variant="default" onClick={() => setOpened('remove')}>
            {t('staff.second-factor.remove')}
          </Button>
        </Group>
      ) : (
        <Button variant="default" onClick={() => setOpened('add')}>
          {t('staff.second-factor.add')}
        </Button>
      )}
      {opened === 'add' && (
        <Dialog title={t('staff.enrol')} onClose={close}>
          <Enrolment onDone={close} />
        </Dialog>
      )}
      {opened === 'renew' && <Renew onClose={close} />}
      {opened === 'remove' && <Remove onClose={close} />}
    </Stack>
  );
}

function Renew({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { mutate, data, error, isPending } = useMutation(
    staffApi.me.renewRecoveryCodes.mutationOptions({ meta: { showsProblem: true } }),
  );
  return (
    <Dialog title={t('staff.recovery.renew')} onClose={onClose}>
      {data ? (
        <RecoveryCodes codes={data.recoveryCodes} onDone={onClose} />
      ) : (
        <CodeForm
          text={t('staff.recovery.renew.text')}
          action={t('staff.recovery.renew')}
          error={error}
          isPending={isPending}
          onSubmit={(code) => mutate({ code })}
        />
      )}
    </Dialog>
  );
}

function Remove({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { mutate, error, isPending } = useMutation(
    staffApi.me.removeSecondFactor.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: onClose,
    }),
  );
  return (
    <Dialog title={t('staff.second-factor.remove')} onClose={onClose}>
      <CodeForm
        text={t('staff.second-factor.remove.text')}
        action={t('staff.second-factor.remove')}
        error={error}
        isPending={isPending}
        onSubmit={(code) => mutate({ code })}
      />
    </Dialog>
  );
}

function CodeForm(props: {
  text: string;
  action: string;
  error: Error | null;
  isPending: boolean;
  onSubmit: (code: string) => void;
}) {
  const { text, action, error, isPending, onSubmit } = props;
  const [code, setCode] = useState('');
  const fields = useFields(error, ['code'], { [refusals.wrongCode]: 'code' });
  return (
    <Form error={error} onSubmit={() => onSubmit(code)}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        <CodeInput isRecoveryTaken value={code} error={fields.of('code')} onChange={setCode} />
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending}>
          {action}
        </Button>
      </Stack>
    </Form>
  );
}
