/** @jsxImportSource preact */
import type { Shown } from './App.tsx';
import { Composer } from './Composer.tsx';
import { Header } from './Header.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import { Messages } from './Messages.tsx';
import { Survey } from './Survey.tsx';

/** The window with the conversation. Escape closes it; the page behind stays usable. */
export function Panel({ chat, language, t, onClose }: Shown & { onClose: () => void }) {
  const { state, survey, isAnew, isConnected } = chat.model();
  const hasEnded = state.phase === 'ended' && !isAnew;
  const isIdle = state.phase === null || state.phase === 'ended';
  const isLeft = !state.isOnline && isIdle && chat.outgoing.list().length === 0;
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
      {isLeft ? <LeaveForm {...{ chat, t }} /> : <Composer {...{ chat, t }} />}
    </section>
  );
}
