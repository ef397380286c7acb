/** @jsxImportSource preact */

import { Composer } from './Composer.tsx';
import { Header } from './Header.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import { Messages } from './Messages.tsx';
import { Survey } from './Survey.tsx';
import type { Shown } from './shown.ts';

/** The window with the conversation. Escape closes it; the page behind stays usable. */
export function Panel({ chat, language, t, onClose }: Shown & { onClose: () => void }) {
  const { state, survey, isAnew, isConnected } = chat.model();
  const hasEnded = state.phase === 'ended' && !isAnew;
  const isOpen = state.phase !== null && !isAnew && !hasEnded;
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
      <Messages {...{ chat, language, t }} />
      {hasEnded && survey && <Survey {...{ chat, t, survey }} />}
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
      {!canTalk && !hasEnded && <LeaveForm {...{ chat, t }} />}
    </section>
  );
}
