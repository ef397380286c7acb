/** @jsxImportSource preact */
import { Icon } from './Icon.tsx';
import { Panel, type PanelShown } from './Panel.tsx';
import type { Texts } from './words.ts';

interface Props extends PanelShown {
  readonly isOpen: boolean;
}

/** The button in the corner and the window it opens. */
export function App({ chat, language, t, later, isOpen, onMove }: Props) {
  const unread = chat.unread();
  return (
    <div lang={language}>
      {isOpen && <Panel {...{ chat, language, t, later, onMove }} />}
      <button
        type="button"
        class="launcher"
        aria-expanded={isOpen}
        aria-label={labelOf(t, isOpen, unread)}
        onClick={() => onMove(!isOpen)}
      >
        <Icon name={isOpen ? 'close' : 'chat'} />
        {!isOpen && unread > 0 && (
          <span class="badge" aria-hidden>
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
