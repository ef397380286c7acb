/** @jsxImportSource preact */

import type { ChatMessage } from '../contract.ts';
import type { Attachment } from './door.ts';
import { Icon } from './Icon.tsx';
import type { Pending } from './memory.ts';
import type { Shown } from './shown.ts';

const nearEndPx = 120;

/** What was said, oldest first; new words are read out. */
export function Messages({ chat, language, t }: Shown) {
  const { state, messages, isAgentTyping, agentReadAt, isAnew } = chat.model();
  const pending = chat.outgoing.list();
  const shown = isAnew ? [] : messages;
  const lastOwn = shown.findLast(({ author }) => author === 'customer');
  const markOf = (message: ChatMessage) => {
    if (message !== lastOwn || pending.length > 0) return null;
    return agentReadAt >= message.createdAt ? t('widget.read') : t('widget.sent');
  };
  return (
    <div
      ref={(log) => showEnd(log)}
      class="log"
      role="log"
      aria-live="polite"
      aria-label={t('widget.messages')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of keys
      tabIndex={0}
      onScroll={({ currentTarget: log }) => {
        const isAway = log.scrollHeight - log.scrollTop - log.clientHeight > nearEndPx;
        log.toggleAttribute('data-away', isAway);
      }}
    >
      {shown.length === 0 && (
        <p class="said body">{state.isOnline ? t('widget.greeting') : t('widget.offline')}</p>
      )}
      {shown.map((message, index) => (
        <Bubble
          key={message.id}
          {...{ chat, language, t, message }}
          isFirst={shown[index - 1]?.author !== message.author}
          mark={markOf(message)}
        />
      ))}
      {pending.map((each) => (
        <PendingBubble key={each.clientId} {...{ chat, t }} pending={each} />
      ))}
      {isAgentTyping && <p class="typing">{t('widget.typing', { name: state.agentName ?? '' })}</p>}
    </div>
  );
}

/** Shows the newest, unless the visitor reads further up. */
function showEnd(log: HTMLElement | null): void {
  if (log && !log.hasAttribute('data-away')) log.scrollTop = log.scrollHeight;
}

interface BubbleProps extends Shown {
  readonly message: ChatMessage;
  /** The first of several by the same person. */
  readonly isFirst: boolean;
  /** Only the visitor's latest message carries one: those before it went the same way. */
  readonly mark: string | null;
}

function Bubble({ chat, language, t, message, isFirst, mark }: BubbleProps) {
  const isOwn = message.author === 'customer';
  const at = new Date(message.createdAt);
  const time = at.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
  return (
    <div class={isOwn ? 'said own' : 'said'}>
      <p class={isFirst && !isOwn ? 'name' : 'unseen'}>
        {isOwn ? t('widget.you') : message.authorName}
      </p>
      <Body body={message.body} />
      {message.attachments.map((each) => (
        <FileButton key={each.fileId} {...{ chat, t }} attachment={each} />
      ))}
      <p class="time">
        <time dateTime={message.createdAt}>{time}</time>
        {mark && ` · ${mark}`}
      </p>
    </div>
  );
}

function PendingBubble({ chat, t, pending }: Pick<Shown, 'chat' | 't'> & { pending: Pending }) {
  const { clientId, body, files, state } = pending;
  return (
    <div class="said own pending">
      <p class="unseen">{t('widget.you')}</p>
      <Body body={body} />
      {files.map(({ fileId, name }) => (
        <p key={fileId} class="file">
          <Icon name="attach" />
          {name}
        </p>
      ))}
      <p class="time">
        {t(`widget.${state}`)}
        {state !== 'sending' && (
          <button type="button" class="link" onClick={chat.outgoing.retry}>
            {t('widget.retry')}
          </button>
        )}
        {state === 'refused' && (
          <button type="button" class="link" onClick={() => chat.outgoing.discard(clientId)}>
            {t('widget.discard')}
          </button>
        )}
      </p>
    </div>
  );
}

const address = /(https?:\/\/[^\s<>"']+[^\s<>"'.,:;!?)\]])/;

/** A text as it was written; addresses in it can be followed. */
function Body({ body }: { body: string }) {
  if (body === '') return null;
  return (
    <p class="body" dir="auto">
      {body.split(address).map((part) =>
        address.test(part) ? (
          <a key={part} href={part} target="_blank" rel="noreferrer nofollow">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

interface FileProps extends Pick<Shown, 'chat' | 't'> {
  readonly attachment: Attachment;
}

function FileButton({ chat, t, attachment: { fileId, name } }: FileProps) {
  return (
    <button
      type="button"
      class="file"
      aria-label={t('widget.file', { name })}
      onClick={() => chat.openFile(fileId, name)}
    >
      <Icon name="attach" />
      {name}
      {chat.model().lostFileId === fileId && ` · ${t('widget.retry')}`}
    </button>
  );
}
