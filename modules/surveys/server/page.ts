import { createHash } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Answer, Question } from '../contract.ts';
import { escapeHtml } from './html.ts';
import { field } from './page-fields.ts';
import { pageStyle } from './page-style.ts';
import { languageNames, type PageWords, pageWords } from './page-words.ts';

/** The form field that says which page of the survey was sent. */
export const pageField = '_page';
export const languageField = '_lang';
/** When the page was shown. */
export const openedField = '_opened';
/** A field that people do not see: whoever fills it in is a program. */
export const trapField = '_website';
/** Says that the customer wants no more surveys. */
export const stopField = '_stop';
/** Who fills in the page of a public link, from its opening on. */
export const tokenField = '_visitor';

/** Which of its faces the page shows. */
export type PageFace =
  | {
      readonly kind: 'questions';
      /** Which page of the survey, from 0; the first one holds one question. */
      readonly index: number;
      /** What a link of the mail has chosen. */
      readonly chosen: string | null;
      readonly isChoiceMissing: boolean;
    }
  | { readonly kind: 'everything' }
  | { readonly kind: 'thanks'; readonly isRestOpen: boolean }
  | { readonly kind: 'used' | 'expired' | 'unknown' | 'stop' | 'stopped' };

export interface PageContent {
  readonly face: PageFace;
  readonly language: Language;
  readonly projectName: string;
  readonly colour: string;
  /** What is shown of the survey on this face. */
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly openedAt: Instant;
  /** Whether it is known who could be left in peace. */
  readonly mayStop: boolean;
  /** Sites that may show the page within theirs. */
  readonly embedOrigins: readonly string[];
  /** For the page of a public link: whose answers they will be. */
  readonly token: string | null;
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** What the page may load: its own style, and nothing from anywhere; and who may show it.
 *  embedOrigins: `https://shop.example`. */
export function pagePolicy(embedOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${embedOrigins.length > 0 ? embedOrigins.join(' ') : "'none'"}`,
  ].join('; ');
}

/** The rating page, whole. It needs no script. */
export function ratingPage(content: PageContent): string {
  const { language, projectName, colour } = content;
  const words = pageWords[language];
  return `<!doctype html>
<html lang="${language}" data-colour="${escapeHtml(colour)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>${escapeHtml([words.title, projectName].filter(Boolean).join(' · '))}</title>
<style>${pageStyle}</style></head>
<body><main>${projectName && `<p class="brand" dir="auto">${escapeHtml(projectName)}</p>`}
${bodyOf(content, words)}</main>
<footer>${languageLinks(content)}</footer>${stopLink(content, words)}</body></html>`;
}

function bodyOf(content: PageContent, words: PageWords): string {
  const { face, language } = content;
  switch (face.kind) {
    case 'questions':
      return questionsOf(content, face, words);
    case 'everything':
      return heading(words.change) + form(content, { page: 'all', button: words.next });
    case 'thanks':
      return `${heading(words.thanks)}<p>${escapeHtml(words.thanksText)}</p>
        ${link(language, face.isRestOpen ? words.answerRest : words.change)}`;
    case 'stop':
      return `${heading(words.stopTitle)}<p>${escapeHtml(words.stopText)}</p>
        ${stopForm(language, words.stopButton)}`;
    case 'stopped':
      return `${heading(words.stoppedTitle)}<p>${escapeHtml(words.stoppedText)}</p>`;
    case 'used':
      return `${heading(words.usedTitle)}<p>${escapeHtml(words.usedText)}</p>`;
    case 'expired':
      return `${heading(words.expiredTitle)}<p>${escapeHtml(words.expiredText)}</p>`;
    default:
      return `${heading(words.unknownTitle)}<p>${escapeHtml(words.unknownText)}</p>`;
  }
}

function questionsOf(
  content: PageContent,
  { index, isChoiceMissing }: Extract<PageFace, { kind: 'questions' }>,
  words: PageWords,
): string {
  const page = String(index);
  if (index === 0) {
    const missing = isChoiceMissing ? `<p role="alert">${escapeHtml(words.choose)}</p>` : '';
    return missing + form(content, { page, button: words.send });
  }
  const isAlone = content.questions.length === 1;
  const more = `${heading(words.more)}<p>${escapeHtml(words.moreText)}</p>`;
  const above = index === 1 ? more : heading(words.almostDone);
  return (isAlone ? '' : above) + form(content, { page, button: words.next });
}

function heading(text: string): string {
  return `<h1>${escapeHtml(text)}</h1>`;
}

function link(language: Language, text: string): string {
  return `<p><a href="?change&amp;lang=${language}">${escapeHtml(text)}</a></p>`;
}

function stopForm(language: Language, button: string): string {
  return `<form method="post"><input type="hidden" name="${languageField}" value="${language}">
<button type="submit" name="${stopField}" value="1">${escapeHtml(button)}</button></form>`;
}

/** The way out for whoever wants no surveys. */
function stopLink({ mayStop, face, language }: PageContent, words: PageWords): string {
  const isOffered = mayStop && face.kind !== 'stop' && face.kind !== 'stopped';
  if (!isOffered) return '';
  const way = `?stop&amp;lang=${language}`;
  return `<p class="stop"><a href="${way}">${escapeHtml(words.stopLink)}</a></p>`;
}

function form(
  { face, language, questions, answers, openedAt, token }: PageContent,
  { page, button }: { page: string; button: string },
): string {
  const chosen = face.kind === 'questions' ? face.chosen : null;
  const isAlone = questions.length === 1 && face.kind === 'questions';
  const context = { language, words: pageWords[language], answers, chosen, isAlone };
  return `<form method="post"><input type="hidden" name="${languageField}" value="${language}">
<input type="hidden" name="${pageField}" value="${page}">
<input type="hidden" name="${openedField}" value="${openedAt}">
${token ? `<input type="hidden" name="${tokenField}" value="${token}">` : ''}
<div class="trap" aria-hidden="true"><label>Website
<input name="${trapField}" tabindex="-1" autocomplete="off"></label></div>
${questions.map((question) => field(question, context)).join('\n')}
<button type="submit">${escapeHtml(button)}</button></form>`;
}

/** The same face in the other languages. */
function languageLinks({ face, language: current }: PageContent): string {
  const same =
    face.kind === 'questions'
      ? `page=${face.index}&amp;`
      : face.kind === 'everything'
        ? 'change&amp;'
        : face.kind === 'stop'
          ? 'stop&amp;'
          : '';
  return Object.entries(languageNames)
    .map(([language, name]) =>
      language === current
        ? `<span aria-current="true">${name}</span>`
        : `<a href="?${same}lang=${language}" lang="${language}">${name}</a>`,
    )
    .join('');
}
