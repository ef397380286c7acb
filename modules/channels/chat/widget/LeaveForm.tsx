/** @jsxImportSource preact */

import { maximumNameLength, maximumSayingLength } from '../core/limits.ts';
import type { Shown } from './shown.ts';

/** What a visitor leaves while nobody is there; of one who waits, only where to answer him. */
export function LeaveForm({
  chat,
  t,
  isWaiting,
}: Pick<Shown, 'chat' | 't'> & { isWaiting?: boolean }) {
  const { leaving } = chat.model();
  return (
    <form
      class="leave"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const textOf = (name: string) => String(fields.get(name) ?? '');
        const left = { name: textOf('name'), email: textOf('email'), body: textOf('body') };
        void chat.leaveMessage(left);
      }}
    >
      {!isWaiting && (
        <label>
          {t('widget.name')}
          <input
            name="name"
            required
            maxLength={maximumNameLength}
            autoComplete="name"
            dir="auto"
          />
        </label>
      )}
      <label>
        {t('widget.email')}
        <input name="email" type="email" required maxLength={254} autoComplete="email" />
      </label>
      {isWaiting ? (
        <p class="more">{t('widget.later-text')}</p>
      ) : (
        <label>
          {t('widget.message')}
          <textarea name="body" required rows={3} maxLength={maximumSayingLength} dir="auto" />
        </label>
      )}
      {leaving === 'failed' && (
        <p class="trouble" role="alert">
          {t('widget.left-failed')}
        </p>
      )}
      <button type="submit" class="main" disabled={leaving === 'sending'}>
        {t(leaving === 'sending' ? 'widget.sending' : isWaiting ? 'widget.send' : 'widget.leave')}
      </button>
    </form>
  );
}
