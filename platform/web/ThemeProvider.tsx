import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { loadChineseFont } from './chinese-font.ts';
import { readPreferences, usePreferences } from './preferences.ts';
import { cssVariables, theme } from './theme.ts';
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme.css';

/** Dresses everything inside in the look of Heed, by the person's preferences. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={preferredScheme}
    >
      <Look />
      {children}
    </MantineProvider>
  );
}

/** The preferences are the one place where the scheme is kept; Mantine only reads it. */
const preferredScheme = {
  get: () => readPreferences().scheme,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

function Look() {
  const [{ language, scheme, isDense }] = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  useLayoutEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  useLayoutEffect(() => {
    document.documentElement.dataset.density = isDense ? 'dense' : 'roomy';
  }, [isDense]);
  useLayoutEffect(() => {
    if (language === 'zh') loadChineseFont();
  }, [language]);
  return null;
}
