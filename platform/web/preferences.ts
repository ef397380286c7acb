import { readLocalStorageValue } from '@mantine/hooks';
import { createContext, use } from 'react';
import { present } from '#kernel/assert.ts';
import type { Language } from '#platform/http/contract.ts';

/** How a person likes Heed to look and speak. */
export interface Preferences {
  readonly language: Language;
  readonly scheme: 'light' | 'dark' | 'auto';
  /** Smaller type and tighter rows. */
  readonly isDense: boolean;
}

export type PreferencesState = readonly [Preferences, (next: Preferences) => void];

export const preferencesKey = 'heed.preferences';

export const PreferencesContext = createContext<PreferencesState | null>(null);

/** The preferences, and how to change them on this device. */
export function usePreferences(): PreferencesState {
  return present(use(PreferencesContext), 'a PreferencesProvider');
}

/** What this device remembers, or else what its browser asks for. */
export function readPreferences(): Preferences {
  return readLocalStorageValue<Preferences>({
    key: preferencesKey,
    defaultValue: { language: languageOf(navigator.languages), scheme: 'auto', isDense: false },
  });
}

/** The first language of the list that Heed speaks; English when it speaks none of them.
 *  tags: BCP 47, dearest first. */
export function languageOf(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === 'en' || language === 'ru' || language === 'zh') return language;
  }
  return 'en';
}
