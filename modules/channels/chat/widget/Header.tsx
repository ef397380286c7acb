/** @jsxImportSource preact */

import type { Chat } from './chat.ts';
import { Icon } from './Icon.tsx';
import type { Shown } from './shown.ts';
import type { Texts } from './words.ts';

/** Whom the visitor talks with, and what he can do about it. */
export function Header({ chat, t, onClose }: Shown & { onClose: () => void }) {
  const { state, isAnew } = chat.model();
  const isOpen = state.phase !== null && state.phase !== 'ended' && !isAnew;
  const isLoud = chat.memory.get('isSoundOn') === true;
  return (
    <header>
      <div class="who">
        <h2 id="title">{t('widget.title')}</h2>
        <p role="status">{statusOf(chat, t)}</p>
      </div>
      <button
        type="button"
        class="icon"
        aria-label={isLoud ? t('widget.sound-off') : t('widget.sound-on')}
        onClick={chat.switchSound}
      >
        <Icon name={isLoud ? 'sound' : 'mute'} />
      </button>
      {isOpen && <LeaveButton {...{ chat, t }} />}
      <button type="button" class="icon" aria-label={t('widget.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}

/** Asks before it ends the conversation. */
function LeaveButton({ chat, t }: Pick<Shown, 'chat' | 't'>) {
  return (
    <details>
      <summary class="icon" aria-label={t('widget.end')}>
        <Icon name="leave" />
      </summary>
      <div class="sure">
        <p>{t('widget.end-sure')}</p>
        <button type="button" class="main" onClick={chat.leave}>
          {t('widget.end-yes')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={({ currentTarget }) => currentTarget.closest('details')?.toggleAttribute('open')}
        >
          {t('widget.end-no')}
        </button>
      </div>
    </details>
  );
}

/** One line on where the conversation stands. */
function statusOf(chat: Chat, t: Texts): string {
  const { state, isAnew } = chat.model();
  const { phase, place, wait, agentName, isOnline } = state;
  const email = chat.memory.get('leftEmail');
  const hasEnded = phase === 'ended' && !isAnew;
  if (email && (phase === 'waiting' || hasEnded)) return t('widget.left', { email });
  if (phase === 'waiting') {
    if (!place) return t('widget.waiting');
    if (!wait) return t('widget.waiting-place', { place });
    return t(`widget.wait-${wait.word}`, { place, ...wait });
  }
  if (phase === 'talking' && agentName) return t('widget.agent', { name: agentName });
  if (hasEnded) return t('widget.ended');
  return isOnline ? t('widget.online') : t('widget.away');
}
