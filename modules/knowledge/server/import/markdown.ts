import MarkdownIt from 'markdown-it';

const toneOf: Readonly<Record<string, string>> = {
  ...{ NOTE: 'note', INFO: 'note', IMPORTANT: 'note', TIP: 'tip', SUCCESS: 'tip' },
  ...{ WARNING: 'warning', CAUTION: 'danger', DANGER: 'danger' },
};
const alertMark = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i;

const markdown = new MarkdownIt({
  html: true,
  linkify: false,
  typographer: false,
  maxNesting: 3_000,
});
// Which addresses are kept is decided once, where all texts are read.
markdown.validateLink = () => true;
markdown.normalizeLink = (address) => address;
markdown.core.ruler.after('block', 'alerts', (state) => {
  for (const [index, token] of state.tokens.entries()) turnToCallout(state.tokens, token, index);
});

type Token = ReturnType<typeof markdown.parse>[number];

/** Markdown (CommonMark, with the tables, strikes and alerts of GitHub) as HTML, which may hold
 *  whatever the text does: it is to be read, never shown. */
export function htmlOfMarkdown(text: string): string {
  return markdown.render(text);
}

/** A quotation that begins with `[!NOTE]` is a callout. */
function turnToCallout(tokens: Token[], token: Token, index: number): void {
  const words = tokens[index + 2];
  if (token.type !== 'blockquote_open' || words?.type !== 'inline') return;
  const [mark, name = ''] = alertMark.exec(words.content) ?? [];
  const tone = toneOf[name.toUpperCase()];
  if (mark === undefined || !tone) return;
  words.content = words.content.slice(mark.length);
  const end = tokens.findIndex(
    (each, at) => at > index && each.type === 'blockquote_close' && each.level === token.level,
  );
  token.tag = 'div';
  token.attrSet('class', 'callout');
  token.attrSet('data-tone', tone);
  const closing = tokens[end];
  if (closing) closing.tag = 'div';
}
