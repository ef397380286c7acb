import { TextInput } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';

/** Takes the code of an authenticator. isRecoveryTaken: a recovery code does as well. */
export function CodeInput(props: {
  value: string;
  error: string | undefined;
  isRecoveryTaken?: boolean;
  onChange: (code: string) => void;
}) {
  const { value, error, isRecoveryTaken = false, onChange } = props;
  const { t } = useWords();
  return (
    <TextInput
      data-autofocus
      label={t('field.code')}
      description={t(isRecoveryTaken ? 'staff.code.or-recovery' : 'staff.code.hint')}
      autoComplete="one-time-code"
      inputMode={isRecoveryTaken ? 'text' : 'numeric'}
      spellCheck={false}
      maxLength={40}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
