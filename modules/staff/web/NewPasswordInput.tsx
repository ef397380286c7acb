import { PasswordInput } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { maximumPasswordLength, minimumPasswordLength } from '../core/password.ts';
import classes from './NewPasswordInput.module.css';
import { passwordStrength } from './password-strength.ts';

/** Takes a new password and says in words how well it protects. person: whose it is, as far as
 *  that is known. */
export function NewPasswordInput(props: {
  label: string;
  value: string;
  person: { readonly name: string; readonly email: string };
  error: string | undefined;
  onChange: (password: string) => void;
}) {
  const { label, value, person, error, onChange } = props;
  const { t } = useWords();
  const strength = passwordStrength(value, person);
  const missing = minimumPasswordLength - Array.from(value).length;
  return (
    <div>
      <PasswordInput
        label={label}
        description={t('staff.password.hint', { minimumLength: minimumPasswordLength })}
        autoComplete="new-password"
        maxLength={maximumPasswordLength}
        value={value}
        error={error}
        visibilityToggleButtonProps={{ 'aria-label': t('staff.password.show') }}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div role="status" className={classes.strength} data-strength={strength}>
        {strength && (
          <>
            <span className={classes.bar} aria-hidden />
            {t(`staff.password.${strength}`, { missing: Math.max(1, missing) })}
          </>
        )}
      </div>
    </div>
  );
}
