/** @jsxImportSource preact */
import type { Chat } from './chat.ts';
import { Icon } from './Icon.tsx';
import { Panel } from './Panel.tsx';
import type { Language, Texts } from './words.ts';

/** What every part of the widget is given. All of them are drawn anew from the model. */
export interface Shown {
  readonly chat: Chat;
  readonly language: Language;
  readonly t: Texts;
}

interface Props extends Shown {
  readonly isOpen: boolean;
  readonly onMove: (isOpen: boolean) => void;
}

/** The button in the corner and the window it opens. */
export function App({ chat, language, t, isOpen, onMove }: Props) {
  const unread = chat.unread();
  return (
    <div lang={language}>
      {isOpen && <Panel {...{ chat, language, t }} onClose={() => onMove(false)} />}
      <button
        type="button"
        class="launcher"
        aria-expanded={isOpen}
        aria-label={labelOf(t, isOpen, unread)}
        onClick={() => onMove(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'chat'} />
        {!isOpen && unread > 0 && (
          <span class="badge" aria-hidden="true">
            {unread}
          </span>
        )}
      </button>
    </div>
  );
}

function labelOf(t: Texts, isOpen: boolean, unread: number): string {
  if (isOpen) return t('widget.close');
  return unread > 0 ? t('widget.open-unread', { count: unread }) : t('widget.open');
}
