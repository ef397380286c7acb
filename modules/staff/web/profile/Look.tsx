import { Input, SegmentedControl, Stack, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { languageNames, languages } from '#platform/web/languages.ts';
import { type Preferences, usePreferences } from '#platform/web/preferences.ts';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly Preferences['scheme'][];

/** How Heed looks and speaks to me, on every device. Each choice counts at once. */
export function Look() {
  const { t } = useWords();
  const [preferences, setPreferences] = usePreferences();
  const { mutate } = useMutation(staffApi.me.change.mutationOptions());
  const change = (changes: Partial<Preferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    const { language, scheme, isDense } = next;
    mutate({ language, preferences: { scheme, isDense } });
  };
  return (
    <Stack gap="md" align="flex-start">
      <Choice
        label={t('frame.language')}
        value={preferences.language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(language) => change({ language })}
      />
      <Choice
        label={t('frame.look')}
        value={preferences.scheme}
        options={schemes.map((value) => ({ value, label: t(`frame.look.${value}`) }))}
        onChange={(scheme) => change({ scheme })}
      />
      <Switch
        label={t('frame.look.dense')}
        description={t('staff.profile.dense.text')}
        checked={preferences.isDense}
        onChange={({ currentTarget }) => change({ isDense: currentTarget.checked })}
      />
    </Stack>
  );
}

function Choice<Value extends string>(props: {
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <Input.Wrapper label={label} labelElement="div">
      <SegmentedControl
        display="flex"
        aria-label={label}
        value={value}
        data={options}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}
