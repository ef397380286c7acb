import { Notifications } from '@mantine/notifications';

/** Where short messages show themselves. */
export function Toasts() {
  return <Notifications position="bottom-right" limit={3} />;
}
