import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyField } from '#platform/web/CopyField.tsx';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../contract.ts';
import { staffApi } from './api.ts';
import { CodeInput } from './CodeInput.tsx';
import classes from './Enrolment.module.css';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** Sets up a second factor: shows its secret to an authenticator, takes the first code, and shows
 *  the recovery codes once. */
export function Enrolment({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const secret = useQuery(
    staffApi.me.enrol.queryOptions({
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  );
  const { mutate, data, error, isPending } = useMutation(
    staffApi.me.confirmEnrolment.mutationOptions({ meta: { showsProblem: true } }),
  );
  const fields = useFields(error, ['code'], { [refusals.wrongCode]: 'code' });
  if (data) return <RecoveryCodes codes={data.recoveryCodes} onDone={onDone} />;
  if (secret.error) return <Problem error={secret.error} onRetry={secret.refetch} />;
  return (
    <Form error={error} onSubmit={() => mutate({ code })}>
      <Stack gap="sm">
        <Text size="sm">{t('staff.enrol.scan')}</Text>
        {secret.data ? (
          <img className={classes.code} src={secret.data.qr} alt={t('staff.enrol.picture')} />
        ) : (
          <Skeleton className={classes.code ?? ''} />
        )}
        <details className={classes.byHand}>
          <summary>{t('staff.enrol.by-hand')}</summary>
          <CopyField label={t('staff.enrol.key')} value={keyOf(secret.data?.uri)} />
        </details>
        <CodeInput value={code} error={fields.of('code')} onChange={setCode} />
        <Problem error={fields.rest} />
        <Button type="submit" fullWidth loading={isPending} disabled={!secret.data}>
          {t('staff.enrol.confirm')}
        </Button>
      </Stack>
    </Form>
  );
}

/** The secret in groups of four, as one types it. */
function keyOf(uri: string | undefined): string {
  const secret = uri ? (new URL(uri).searchParams.get('secret') ?? '') : '';
  return secret.replace(/.{4}(?=.)/g, '$& ');
}
