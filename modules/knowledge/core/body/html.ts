import { articleIn } from './address.ts';
import type { Body, BodyNode, Mark } from './node.ts';

/** How a body is shown where it is shown: the help site, the widget, the desk. */
export interface HtmlOptions {
  /** Where an article can be read; null when the reader may not, and its words stand without a
   *  link. */
  readonly linkTo: (articleId: string) => string | null;
  /** Where a picture can be seen. */
  readonly imageAt: (fileId: string) => string;
  /** How large it is, where that is known: then nothing on the page moves when it comes. */
  readonly sizeOf?: (fileId: string) => { readonly width: number; readonly height: number } | null;
  /** What each tone of a callout is called, for those who do not see its colour. */
  readonly toneNames: Readonly<Record<string, string>>;
}

const wrappers: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  step: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
};

const markTags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;

/** A body as HTML that needs no cleaning: every word is escaped, every tag is one of ours. Give it
 *  the body of one audience (bodyFor). Headings are numbered `h-1`, `h-2` for links to them. */
export function htmlOf({ content }: Body, options: HtmlOptions): string {
  let heading = 0;
  const inside = (node: BodyNode): string => (node.content ?? []).map(one).join('');
  const one = (node: BodyNode): string => {
    const { type, attrs = {} } = node;
    const tag = wrappers[type];
    if (tag) return `<${tag}>${inside(node)}</${tag}>`;
    switch (type) {
      case 'text':
        return (node.marks ?? []).reduce(
          (html, mark) => marked(html, mark, options),
          escapeHtml(node.text ?? ''),
        );
      case 'heading':
        heading += 1;
        return `<h${attrs.level} id="h-${heading}">${inside(node)}</h${attrs.level}>`;
      case 'orderedList':
        return `<ol${attrs.start === 1 ? '' : ` start="${attrs.start}"`}>${inside(node)}</ol>`;
      case 'steps':
        return `<ol class="steps">${inside(node)}</ol>`;
      case 'callout':
        return callout(String(attrs.tone), inside(node), options);
      case 'codeBlock':
        return `<pre><code>${inside(node)}</code></pre>`;
      case 'table':
        return `<div class="table"><table>${inside(node)}</table></div>`;
      case 'tableHeader':
        return `<th${spans(attrs)}>${inside(node)}</th>`;
      case 'tableCell':
        return `<td${spans(attrs)}>${inside(node)}</td>`;
      case 'image':
        return image(attrs, options);
      case 'horizontalRule':
        return '<hr>';
      case 'hardBreak':
        return '<br>';
      default:
        return inside(node);
    }
  };
  return content.map(one).join('');
}

/** Text with what means something to HTML taken away from it. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function marked(html: string, mark: Mark, { linkTo }: HtmlOptions): string {
  if (mark.type !== 'link') return `<${markTags[mark.type]}>${html}</${markTags[mark.type]}>`;
  const { href } = mark.attrs;
  const articleId = articleIn(href);
  const address = articleId ? linkTo(articleId) : href;
  if (address === null) return html;
  const outside = articleId ? '' : ' rel="noopener noreferrer" target="_blank"';
  return `<a href="${escapeHtml(address)}"${outside}>${html}</a>`;
}

function callout(tone: string, html: string, { toneNames }: HtmlOptions): string {
  const name = escapeHtml(toneNames[tone] ?? tone);
  const kind = `class="callout" data-tone="${escapeHtml(tone)}"`;
  return `<div ${kind} role="note" aria-label="${name}">${html}</div>`;
}

function image({ fileId, alt }: Readonly<Record<string, unknown>>, options: HtmlOptions): string {
  const address = escapeHtml(options.imageAt(String(fileId)));
  const size = options.sizeOf?.(String(fileId));
  const room = size ? ` width="${size.width}" height="${size.height}"` : '';
  return `<img src="${address}" alt="${escapeHtml(String(alt ?? ''))}"${room} loading="lazy">`;
}

function spans({ colspan, rowspan }: Readonly<Record<string, unknown>>): string {
  const told = (name: string, value: unknown) => (value === 1 ? '' : ` ${name}="${Number(value)}"`);
  return told('colspan', colspan) + told('rowspan', rowspan);
}
