import { MantineThemeProvider, Notification } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useWords } from '#platform/web/words.ts';

/** Where short messages show themselves. */
export function Toasts() {
  const { t } = useWords();
  const closeButtonProps = { 'aria-label': t('frame.close') };
  const components = { Notification: Notification.extend({ defaultProps: { closeButtonProps } }) };
  return (
    <MantineThemeProvider theme={{ components }}>
      <Notifications position="bottom-right" limit={3} />
    </MantineThemeProvider>
  );
}
