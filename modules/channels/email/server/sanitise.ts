import sanitizeHtml from 'sanitize-html';
import { mailLimits } from './limits.ts';

export interface SanitisedHtml {
  readonly html: string;
  /** Images of other servers: loading them would tell the sender who read the mail and when. */
  readonly blockedImageCount: number;
}

export interface SanitiseOptions {
  /** Where the images that came with the mail are kept, by their content id. */
  readonly fileUrls: Readonly<Record<string, string>>;
}

/** Turns the HTML of a stranger into HTML that may be shown: an allow-list of tags, attributes and
 *  styles. Nothing in it runs, loads, submits, covers the page or names anything of ours. Remote
 *  images wait in `data-blocked-src`. Runs in a worker: hostile HTML may keep it busy. */
export function sanitise(html: string, { fileUrls }: SanitiseOptions): SanitisedHtml {
  let blockedImageCount = 0;
  const safe = sanitizeHtml(html, {
    allowedTags: [...textTags, ...tableTags, 'a', 'img'],
    nonTextTags,
    allowedAttributes,
    allowedStyles: { '*': allowedStyles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nestingLimit: mailLimits.htmlNesting,
    transformTags: {
      '*': (tagName, attribs) => ({ tagName: isHidden(attribs) ? hiddenTag : tagName, attribs }),
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs) }),
      img: (tagName, attribs) => {
        const image = imageAttributes(attribs, fileUrls);
        if ('data-blocked-src' in image) blockedImageCount += 1;
        return { tagName, attribs: image };
      },
    },
  });
  return { html: safe, blockedImageCount };
}

/** One of `nonTextTags`, so that what a browser hides goes altogether. */
const hiddenTag = 'template';

function isHidden({ style = '' }: Attributes): boolean {
  return /display\s*:\s*none/i.test(style);
}

type Attributes = Readonly<Record<string, string>>;

const textTags = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'span', 'br', 'hr', 'pre', 'blockquote'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'sub', 'sup', 'code', 'font'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'abbr', 'center', 'q', 'figure', 'figcaption'],
];
const tableTags = [
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

/** Tags that go together with what is in them, because it is no text or would be read anew. */
const nonTextTags = [
  ...['script', 'style', 'title', 'template', 'noscript', 'noembed', 'noframes', 'iframe'],
  ...['svg', 'math', 'object', 'applet', 'audio', 'video', 'canvas', 'xmp', 'plaintext'],
  ...['textarea', 'option', 'select', 'button'],
];

const sizes = ['width', 'height', 'align', 'valign'];

const allowedAttributes: Record<string, string[]> = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'bgcolor'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'data-blocked-src', ...sizes],
  font: ['color', 'size', 'face'],
  table: ['border', 'cellpadding', 'cellspacing', ...sizes],
  td: ['colspan', 'rowspan', ...sizes],
  th: ['colspan', 'rowspan', ...sizes],
  col: ['span', ...sizes],
  ol: ['start', 'type'],
};

const length = /^(\d{1,3}(\.\d{1,4})?(px|pt|em|rem|%)?|auto)$/;
const lengths = /^(\d{1,3}(\.\d{1,4})?(px|pt|em|rem|%)?\s*|auto\s*){1,4}$/;
const colour = /^(#[\da-f]{3,8}|[a-z]{3,30}|rgba?\([\d\s,.%]{1,40}\))$/i;
const word = /^[a-z-]{1,30}$/i;
const border = /^[\w\s#.-]{1,40}(rgba?\([\d\s,.%]{1,40}\))?$/;
const sides = ['top', 'right', 'bottom', 'left'];

/** Colours, letters and boxes within the flow. Nothing that moves an element over another, hides it
 *  or loads anything: no position, float, transform, opacity, negative lengths, url(). */
const allowedStyles: Record<string, RegExp[]> = {
  ...each(['color', 'background-color', 'border-color'], colour),
  ...each(['font-style', 'text-align', 'vertical-align', 'text-decoration', 'white-space'], word),
  ...each(['border-collapse', 'list-style-type'], word),
  ...each(['width', 'max-width', 'height'], length),
  ...each(['padding', 'margin'], lengths),
  ...each(
    sides.flatMap((side) => [`padding-${side}`, `margin-${side}`]),
    length,
  ),
  ...each(['border', ...sides.map((side) => `border-${side}`)], border),
  ...each(['font-weight'], /^(\d{3}|[a-z]{4,7})$/),
  ...each(['font-size'], /^(\d{1,2}(\.\d{1,4})?(px|pt|em|rem)|\d{1,3}%|[a-z-]{5,8})$/),
  ...each(['font-family'], /^[\w\s,'"-]{1,200}$/),
  ...each(['line-height'], /^\d{1,2}(\.\d{1,4})?(px|pt|em|%)?$/),
};

function each(names: readonly string[], pattern: RegExp): Record<string, RegExp[]> {
  return Object.fromEntries(names.map((name) => [name, [pattern]]));
}

/** Only links that say where they lead: one without a scheme would lead into Heed. */
function linkAttributes({ href = '', title = '' }: Attributes): Record<string, string> {
  const isAbsolute = /^\s*(https?:\/\/|mailto:|tel:)/i.test(href);
  if (!isAbsolute) return { title };
  return { href: href.trim(), title, target: '_blank', rel: 'noopener noreferrer nofollow' };
}

const maximumDataImageCharacters = 300_000;

function imageAttributes(attribs: Attributes, fileUrls: Attributes): Record<string, string> {
  const { src = '', 'data-blocked-src': _forged, ...others } = attribs;
  const source = src.trim();
  if (/^cid:/i.test(source)) {
    const contentId = decoded(source.slice('cid:'.length));
    const url = Object.hasOwn(fileUrls, contentId) ? fileUrls[contentId] : undefined;
    return url === undefined ? others : { ...others, src: url };
  }
  if (/^(https?:)?\/\//i.test(source)) return { ...others, 'data-blocked-src': source };
  const isOwnImage =
    source.length <= maximumDataImageCharacters &&
    /^data:image\/(png|jpe?g|gif|webp);base64,[a-z\d+/=\s]+$/i.test(source);
  return isOwnImage ? { ...others, src: source } : others;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
