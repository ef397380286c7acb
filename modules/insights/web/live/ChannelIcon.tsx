import { IconMail, IconMessageCircle } from '@tabler/icons-react';
import type { Channel } from '#modules/contacts/contract.ts';
import { useWords } from '#platform/web/words.ts';

const icons = { chat: IconMessageCircle, email: IconMail };

/** The sign of a channel, with its name for those who hear it. */
export function ChannelIcon({ channel }: { channel: Channel }) {
  const { t } = useWords();
  const Drawing = icons[channel];
  return <Drawing size="0.9375rem" stroke={1.6} aria-label={t(`floor.channel.${channel}`)} />;
}
