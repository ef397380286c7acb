import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import {
  type Preferences,
  PreferencesContext,
  preferencesKey,
  readPreferences,
} from './preferences.ts';

/** Keeps the preferences on this device, so that they hold before anybody has signed in. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useLocalStorage<Preferences>({
    key: preferencesKey,
    defaultValue: readPreferences(),
    getInitialValueInEffect: false,
  });
  const state = useMemo(
    () => [preferences, setPreferences] as const,
    [preferences, setPreferences],
  );
  return <PreferencesContext value={state}>{children}</PreferencesContext>;
}
