/** @jsxImportSource preact */

import { Composer } from './Composer.tsx';
import { Header } from './Header.tsx';
import { Icon } from './Icon.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import type { Later } from './later/main.tsx';
import { Messages } from './Messages.tsx';
import type { Shown } from './shown.ts';

export interface PanelShown extends Shown {
  /** What comes with a script of its own, once the window is open; null until then. */
  readonly later: Later | null;
  /** Opens the window, or closes it. */
  readonly onMove: (isOpen: boolean) => void;
}

/** The window with the conversation. Escape closes it; the page behind stays usable. */
export function Panel({ chat, language, t, later, onMove }: PanelShown) {
  const { state, survey, isAnew, isConnected, shelf } = chat.model();
  const hasEnded = state.phase === 'ended' && !isAnew;
  const isOpen = state.phase !== null && !isAnew && !hasEnded;
  const isFresh = !isOpen && !hasEnded && !chat.outgoing.list().length;
  const isShelved = shelf === 'article' || (shelf === 'home' && isFresh);
  const onClose = () => onMove(false);
  const canTalk = state.isOnline || isOpen || chat.outgoing.list().length > 0;
  return (
    <section
      class="panel"
      role="dialog"
      aria-labelledby="title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Header {...{ chat, language, t, onClose }} />
      {!isConnected && (
        <p class="notice" role="status">
          {t('widget.lost')}
        </p>
      )}
      {!isShelved && <Messages {...{ chat, language, t }} />}
      {later && <later.Articles {...{ chat, language, t, isFresh, isShelved }} />}
      {isShelved && !later && <div class="log" />}
      {isShelved && (
        <button
          type="button"
          class="person"
          onClick={() => {
            chat.change({ shelf: null });
            onMove(true);
          }}
        >
          <Icon name="chat" />
          {t(canTalk ? 'widget.person' : 'widget.person-away')}
        </button>
      )}
      {hasEnded && survey && later && <later.Survey {...{ chat, t, survey }} />}
      {hasEnded && (
        <p class="anew">
          <button type="button" class="quiet" onClick={chat.startAnew}>
            {t('widget.new')}
          </button>
        </p>
      )}
      {canTalk && !(hasEnded && survey) && <Composer {...{ chat, t }} />}
      {state.isMailOffered && !isAnew && (
        <details>
          <summary class="anew link">{t('widget.later')}</summary>
          <LeaveForm {...{ chat, t }} isWaiting />
        </details>
      )}
      {!canTalk && !hasEnded && !isShelved && <LeaveForm {...{ chat, t }} />}
    </section>
  );
}
