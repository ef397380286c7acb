import { convert } from 'html-to-text';
import { mailLimits } from './limits.ts';

/** Whether HTML may be handed to a parser, which takes quadratic time for tags never closed. */
export function isBearableHtml(html: string): boolean {
  if (html.length > mailLimits.htmlCharacters) return false;
  const opened = html.match(/<(?!br|hr|img|col|input|link|meta|wbr)[a-z]/gi)?.length ?? 0;
  const closed = html.match(/<\/[a-z]/gi)?.length ?? 0;
  return opened - closed <= mailLimits.htmlOpenTags;
}

/** What is left of unbearable HTML without its tags. */
export function textWithoutTags(html: string): string {
  return html.slice(0, mailLimits.htmlCharacters).replace(/(<[^<>]*>\s*)+/g, ' ');
}

/** The text of an HTML mail, for reading aloud, searching and folding: paragraphs on lines of their
 *  own, quoted history marked with `>`, links followed by where they lead. Scripts and styles are
 *  left out. */
export function textOfHtml(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    limits: { maxDepth: mailLimits.htmlNesting, maxInputLength: mailLimits.htmlCharacters },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
      { selector: 'img', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false, leadingLineBreaks: 2 },
      })),
    ],
  });
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
