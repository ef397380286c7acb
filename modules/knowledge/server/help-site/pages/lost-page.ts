import { languages } from '#kernel/language.ts';
import { styleAddress } from '../assets.ts';
import { html } from '../html.ts';
import { languageAsked } from '../language-asked.ts';
import { siteWords } from '../words.ts';
import type { NoticeKind } from './notice-page.ts';

/** The same for an address that names no site: whose it should be nobody can know, so there is
 *  neither a search nor a person. */
export function lostPage(acceptLanguage: string | undefined, kind: NoticeKind): string {
  const language = languageAsked(acceptLanguage, languages);
  const t = siteWords(language);
  const title = t(kind === 'gone' ? 'help.missing' : `help.${kind}`);
  const text = t(kind === 'busy' || kind === 'broken' ? `help.${kind}.text` : 'help.lost.text');
  return html`<!doctype html>
<html lang="${language}" data-colour="teal"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleAddress}"></head>
<body><main class="wide"><h1>${title}</h1><p class="quiet">${text}</p></main></body></html>
`.html;
}
