import { QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, use, useDeferredValue } from 'react';
import { KeysProvider } from '#platform/web/KeysProvider.tsx';
import { Mark } from '#platform/web/Mark.tsx';
import { PreferencesProvider } from '#platform/web/PreferencesProvider.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { createQueryClient } from '#platform/web/query-client.ts';
import { ThemeProvider } from '#platform/web/ThemeProvider.tsx';
import { WordsProvider } from '#platform/web/Words.tsx';
import { router } from './router.ts';
import { vocabularyOf } from './vocabularies.ts';

const Toasts = lazy(() => import('./frame/Toasts.tsx').then((file) => ({ default: file.Toasts })));

const queryClient = createQueryClient();

/** The browser program of Heed. */
export function App() {
  return (
    <PreferencesProvider>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <CatchBoundary getResetKey={() => 'never'} errorComponent={Speechless}>
            <Suspense>
              <Spoken>
                <KeysProvider>
                  <Suspense>
                    <Toasts />
                  </Suspense>
                  <RouterProvider router={router} />
                </KeysProvider>
              </Spoken>
            </Suspense>
          </CatchBoundary>
        </QueryClientProvider>
      </ThemeProvider>
    </PreferencesProvider>
  );
}

/** Speaks the preferred language; the one before is spoken until the new one is here. */
function Spoken({ children }: { children: ReactNode }) {
  const [{ language }] = usePreferences();
  const vocabulary = use(vocabularyOf(useDeferredValue(language)));
  return <WordsProvider vocabulary={vocabulary}>{children}</WordsProvider>;
}

/** Without its words Heed can only offer to load again, by its mark. */
function Speechless() {
  return (
    <a href="/">
      <Mark size="3rem" />
    </a>
  );
}
