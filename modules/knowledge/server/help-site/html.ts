/** HTML that is safe to show as it is. */
export interface Html {
  readonly html: string;
}

type Part = Html | readonly Html[] | string | number | null | undefined | false;

/** Writes HTML: every value is escaped, unless it is HTML already. What is not there is left
 *  out. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((all, text, index) => all + shown(parts[index - 1]) + text) };
}

/** HTML that was made safe elsewhere. */
export function trusted(text: string): Html {
  return { html: text };
}

/** A value as data of a page: no text in it can end the script that holds it. */
export function dataScript(value: unknown): Html {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return trusted(`<script type="application/ld+json">${text}</script>`);
}

function shown(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
