import { useEffect, useRef } from 'react';
import { useWords } from '#platform/web/words.ts';
import classes from './MessageGroup.module.css';

/** A mail as it was formatted, with what it quotes folded. It was sanitised on the server; the
 *  frame keeps its styles inside and lets no script run. */
export function FormattedMail({ html }: { html: string }) {
  const { t } = useWords();
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const show = (frame: HTMLIFrameElement) => {
    const mail = frame.contentDocument;
    if (!mail) return;
    foldQuotes(mail, t('desk.mail.quoted'));
    stop.current?.();
    stop.current = keepHeight(frame, mail.documentElement);
  };
  return (
    <iframe
      sandbox="allow-same-origin allow-popups"
      title={t('desk.mail')}
      srcDoc={`<base target="_blank"><style>${mailStyle}</style>${html}`}
      className={classes.mail}
      onLoad={({ currentTarget }) => show(currentTarget)}
    />
  );
}

const mailStyle =
  ':root{color-scheme:light dark;font:14px/1.5 system-ui}' +
  'body{margin:0;overflow-wrap:anywhere}img{max-width:100%}' +
  'blockquote{margin:0;padding-inline-start:.75em;border-inline-start:2px solid}' +
  'summary{cursor:pointer;font-size:12px;opacity:.8}';

/** Folds what the mail quotes, if it says anything beside it. */
function foldQuotes(mail: Document, word: string): void {
  const quotes = Array.from(mail.querySelectorAll('blockquote')).filter(
    (quote) => quote.parentElement?.closest('blockquote') === null,
  );
  const quotedLength = quotes.reduce((sum, quote) => sum + lengthOf(quote), 0);
  if (lengthOf(mail.body) <= quotedLength) return;
  for (const quote of quotes) {
    const fold = mail.createElement('details');
    const summary = mail.createElement('summary');
    summary.textContent = word;
    quote.replaceWith(fold);
    fold.append(summary, quote);
  }
}

function lengthOf({ textContent }: Element): number {
  return (textContent ?? '').replace(/\s+/g, '').length;
}

/** Makes a frame as high as what is in it, also when a part unfolds or an image arrives. */
function keepHeight(frame: HTMLIFrameElement, content: Element): () => void {
  const observer = new ResizeObserver(() => {
    frame.style.height = `${content.getBoundingClientRect().height}px`;
  });
  observer.observe(content);
  return () => observer.disconnect();
}
