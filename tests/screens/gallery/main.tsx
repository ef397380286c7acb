import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { messages as en } from '#app/web/catalogues/en.ts';
import { messages as ru } from '#app/web/catalogues/ru.ts';
import { messages as zh } from '#app/web/catalogues/zh.ts';
import { present } from '#kernel/assert.ts';
import { KeysProvider } from '#platform/web/KeysProvider.tsx';
import { PreferencesProvider } from '#platform/web/PreferencesProvider.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { createQueryClient } from '#platform/web/query-client.ts';
import { ThemeProvider } from '#platform/web/ThemeProvider.tsx';
import { WordsProvider } from '#platform/web/Words.tsx';
import { createVocabulary } from '#platform/web/words.ts';
import { router } from './router.tsx';
import { galleryWords } from './words.ts';

const queryClient = createQueryClient();
const catalogues = { en, ru, zh };

function Gallery() {
  const [{ language }] = usePreferences();
  const messages = { ...catalogues[language], ...galleryWords(language) };
  return (
    <WordsProvider vocabulary={createVocabulary(language, messages)}>
      <KeysProvider>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </KeysProvider>
    </WordsProvider>
  );
}

createRoot(present(document.getElementById('root'), '#root')).render(
  <PreferencesProvider>
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <Gallery />
      </QueryClientProvider>
    </ThemeProvider>
  </PreferencesProvider>,
);
