/** @jsxImportSource preact */

import { maximumNameLength, maximumSayingLength } from '../core/limits.ts';
import type { Shown } from './shown.ts';

/** What a visitor leaves while nobody is there. */
export function LeaveForm({ chat, t }: Pick<Shown, 'chat' | 't'>) {
  const { leaving } = chat.model();
  return (
    <form
      class="leave"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const textOf = (name: string) => String(fields.get(name)).trim();
        const left = { name: textOf('name'), email: textOf('email'), body: textOf('body') };
        void chat.leaveMessage(left);
      }}
    >
      <label>
        {t('widget.name')}
        <input name="name" required maxLength={maximumNameLength} autoComplete="name" dir="auto" />
      </label>
      <label>
        {t('widget.email')}
        <input name="email" type="email" required maxLength={254} autoComplete="email" />
      </label>
      <label>
        {t('widget.message')}
        <textarea name="body" required rows={3} maxLength={maximumSayingLength} dir="auto" />
      </label>
      {leaving === 'failed' && (
        <p class="trouble" role="alert">
          {t('widget.left-failed')}
        </p>
      )}
      <button type="submit" class="main" disabled={leaving === 'sending'}>
        {leaving === 'sending' ? t('widget.sending') : t('widget.leave')}
      </button>
    </form>
  );
}
