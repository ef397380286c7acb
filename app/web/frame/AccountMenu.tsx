import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useMe } from '#platform/web/me.ts';
import { PersonName, PersonSign } from '#platform/web/PersonName.tsx';
import { type Preferences, usePreferences } from '#platform/web/preferences.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './AccountMenu.module.css';

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly Preferences['scheme'][];

/** What is mine: language, look, keys, the way out. */
export function AccountMenu(props: {
  onPreferences: (preferences: Preferences) => void;
  onKeys: () => void;
  onSignOut: () => void;
}) {
  const { onPreferences, onKeys, onSignOut } = props;
  const { t } = useWords();
  const { name } = useMe();
  const [preferences, setPreferences] = usePreferences();
  const change = (changes: Partial<Preferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    onPreferences(next);
  };
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <PersonSign name={name} />
          <VisuallyHidden>{t('frame.account', { name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.person}>
          <PersonName name={name} />
        </div>
        <Menu.Item
          component={AddressLink}
          to="/profile"
          leftSection={<IconUserCircle size="1rem" stroke={1.6} />}
        >
          {t('frame.profile')}
        </Menu.Item>
        <Menu.Divider />
        <Choice
          label={t('frame.language')}
          value={preferences.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(language) => change({ language })}
        />
        <Menu.Divider />
        <Choice
          label={t('frame.look')}
          value={preferences.scheme}
          options={schemes.map((value) => ({ value, label: t(`frame.look.${value}`) }))}
          onChange={(scheme) => change({ scheme })}
        />
        <Menu.Divider />
        <Menu.CheckboxItem
          checked={preferences.isDense}
          onChange={(isDense) => change({ isDense })}
        >
          {t('frame.look.dense')}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size="1rem" stroke={1.6} />}
          rightSection={<KeyHint keys="?" />}
          onClick={onKeys}
        >
          {t('frame.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size="1rem" stroke={1.6} />} onClick={onSignOut}>
          {t('frame.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        >
          {option.label}
        </Menu.RadioItem>
      ))}
    </>
  );
}
