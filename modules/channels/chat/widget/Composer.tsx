/** @jsxImportSource preact */

import { maximumFilesPerMessage, maximumSayingLength } from '../core/limits.ts';
import { Icon } from './Icon.tsx';
import type { Shown } from './shown.ts';

/** For the list that the browser offers; the centre decides. */
const offeredTypes = 'image/*,.pdf,.txt,.csv,.doc,.docx,.xls,.xlsx,.odt,.ods';

/** Where the visitor writes. Enter sends, Shift and Enter begin a line. */
export function Composer({ chat, t }: Pick<Shown, 'chat' | 't'>) {
  const { draft, uploads } = chat.model();
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        chat.send();
      }}
    >
      {uploads.length > 0 && <Uploads {...{ chat, t }} />}
      <div class="line">
        <label class="icon">
          <span class="unseen">{t('widget.attach')}</span>
          <Icon name="attach" />
          <input
            type="file"
            class="unseen"
            multiple
            disabled={uploads.length >= maximumFilesPerMessage}
            accept={offeredTypes}
            onChange={({ currentTarget }) => {
              chat.uploading.add(Array.from(currentTarget.files ?? []));
              currentTarget.value = '';
            }}
          />
        </label>
        <textarea
          rows={1}
          dir="auto"
          maxLength={maximumSayingLength}
          aria-label={t('widget.message')}
          placeholder={t('widget.write')}
          value={draft}
          onInput={({ currentTarget }) => chat.write(currentTarget.value)}
          onPaste={({ clipboardData }) => chat.uploading.add(clipboardData?.files ?? [])}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            chat.send();
          }}
        />
        <button type="submit" class="send" aria-label={t('widget.send')}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function Uploads({ chat, t }: Pick<Shown, 'chat' | 't'>) {
  return (
    <ul class="uploads">
      {chat.model().uploads.map(({ key, name, progress, attachment, trouble }) => (
        <li key={key} class={trouble ? 'trouble' : ''}>
          <Icon name="attach" />
          <span class="file-name">{name}</span>
          <span role="status">
            {trouble && t(trouble)}
            {!trouble &&
              !attachment &&
              t('widget.uploading', { percent: Math.round(progress * 100) })}
          </span>
          <button
            type="button"
            class="icon"
            aria-label={t('widget.remove', { name })}
            onClick={() => chat.uploading.remove(key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
