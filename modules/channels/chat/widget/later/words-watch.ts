import type { Chat } from '../chat.ts';

const pauseMs = 500;
/** A word, or two Chinese characters: less says nothing. */
const telling = /\p{L}{3}|\p{Script=Han}{2}/u;

/** Looks at what the visitor writes before he has sent anything, and at what he has sent while he
 *  waits; hands it on when he pauses. What comes back late is told that it is not current. */
export function watchWords(
  chat: Chat,
  look: (words: string) => Promise<(isCurrent: boolean) => void>,
): void {
  let seen = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    const words = wordsNow(chat);
    if (words === seen) return;
    seen = words;
    clearTimeout(waiting);
    waiting = setTimeout(async () => (await look(words))(words === seen), pauseMs);
  };
  chat.onChange(watch);
  watch();
}

/** Nothing once somebody talks with him. */
function wordsNow(chat: Chat): string {
  const { state, draft, messages, isAnew } = chat.model();
  const { phase } = state;
  const pending = chat.outgoing.list();
  if (phase === 'talking' || (phase === 'ended' && !isAnew)) return '';
  const own = phase === 'waiting' ? messages.filter(({ author }) => author === 'customer') : [];
  const sent = [...own, ...pending].map(({ body }) => body);
  const words = (sent.length > 0 ? sent : [draft]).join('\n').trim();
  return telling.test(words) ? words : '';
}
