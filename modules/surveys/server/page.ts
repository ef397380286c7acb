import { createHash } from 'node:crypto';
import type { Language } from '#platform/http/contract.ts';
import type { Answer, Question } from '../contract.ts';
import { maximumCommentLength } from '../core/answering.ts';
import { pageStyle } from './page-style.ts';
import { languageNames, type PageWords, pageWords } from './page-words.ts';

/** Which of its faces the page shows. */
export type PageFace =
  | { readonly kind: 'rating'; readonly chosen: number | null; readonly isChoiceMissing: boolean }
  | { readonly kind: 'attributes' }
  | { readonly kind: 'everything' }
  | { readonly kind: 'thanks'; readonly isRestOpen: boolean }
  | { readonly kind: 'used' | 'expired' | 'unknown' };

export interface PageContent {
  readonly face: PageFace;
  readonly language: Language;
  readonly projectName: string;
  readonly colour: string;
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
}

/** What the page may load: its own style, and nothing from anywhere. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

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
<footer>${languageLinks(language)}</footer></body></html>`;
}

function bodyOf({ face, language, questions, answers }: PageContent, words: PageWords): string {
  const fields = (shown: readonly Question[], chosen: number | null = null) => {
    const isAlone = shown.length === 1;
    const context = { language, words, answers, chosen, isAlone };
    return shown.map((question) => field(question, context)).join('\n');
  };
  switch (face.kind) {
    case 'rating': {
      const missing = face.isChoiceMissing ? `<p role="alert">${escapeHtml(words.choose)}</p>` : '';
      const shown = fields(questions.slice(0, 1), face.chosen);
      return missing + form(shown, { language, button: words.send });
    }
    case 'attributes':
      return `${heading(words.more)}<p>${escapeHtml(words.moreText)}</p>
        ${form(fields(questions.slice(1)), { language, button: words.next })}`;
    case 'everything':
      return `${heading(words.change)}${form(fields(questions), { language, button: words.next })}`;
    case 'thanks':
      return `${heading(words.thanks)}<p>${escapeHtml(words.thanksText)}</p>
        ${link(language, face.isRestOpen ? words.answerRest : words.change)}`;
    case 'used':
      return `${heading(words.usedTitle)}<p>${escapeHtml(words.usedText)}</p>`;
    case 'expired':
      return `${heading(words.expiredTitle)}<p>${escapeHtml(words.expiredText)}</p>`;
    default:
      return `${heading(words.unknownTitle)}<p>${escapeHtml(words.unknownText)}</p>`;
  }
}

function heading(text: string): string {
  return `<h1>${escapeHtml(text)}</h1>`;
}

function link(language: Language, text: string): string {
  return `<p><a href="?change&amp;lang=${language}">${escapeHtml(text)}</a></p>`;
}

function form(
  fields: string,
  { language, button }: { language: Language; button: string },
): string {
  return `<form method="post"><input type="hidden" name="lang" value="${language}">
${fields}
<button type="submit">${escapeHtml(button)}</button></form>`;
}

interface FieldContext {
  readonly language: Language;
  readonly words: PageWords;
  readonly answers: readonly Answer[];
  /** What a link of the mail has chosen for the rating. */
  readonly chosen: number | null;
  /** The only question of the page is its heading. */
  readonly isAlone: boolean;
}

function field(question: Question, context: FieldContext): string {
  const answered = context.answers.find((answer) => answer.question === question.key);
  return question.kind === 'open'
    ? openField(question, context, answered?.text ?? '')
    : ratingField(question, context, answered ? (answered.value ?? 'none') : context.chosen);
}

function openField(question: Question, { language, words }: FieldContext, text: string): string {
  const key = escapeHtml(question.key);
  return `<div class="field"><label for="${key}">${escapeHtml(question.title[language])}</label>
<textarea id="${key}" name="${key}" maxlength="${maximumCommentLength}" dir="auto"
placeholder="${escapeHtml(words.ownWords)}">${escapeHtml(text)}</textarea></div>`;
}

function ratingField(
  question: Extract<Question, { kind: 'rating' }>,
  { language, words, isAlone }: FieldContext,
  chosen: number | 'none' | null,
): string {
  const { key, title, labels, isNotApplicableAllowed } = question;
  const radio = (value: number | 'none') => {
    const checked = chosen === value ? ' checked' : '';
    return `<input type="radio" name="${escapeHtml(key)}" value="${value}"${checked}>`;
  };
  const steps = labels.map(
    (label, index) =>
      `<label class="step">${radio(index + 1)}<b aria-hidden="true">${index + 1}</b>` +
      `<span>${escapeHtml(label[language])}</span></label>`,
  );
  const none = isNotApplicableAllowed
    ? `<label class="aside">${radio('none')}${escapeHtml(words.notApplicable)}</label>`
    : '';
  const legend = escapeHtml(title[language]);
  return `<fieldset><legend>${isAlone ? `<h1>${legend}</h1>` : legend}</legend>
<div class="steps">${steps.join('')}</div>
${none}</fieldset>`;
}

function languageLinks(current: Language): string {
  return Object.entries(languageNames)
    .map(([language, name]) =>
      language === current
        ? `<span aria-current="true">${name}</span>`
        : `<a href="?lang=${language}" lang="${language}">${name}</a>`,
    )
    .join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
