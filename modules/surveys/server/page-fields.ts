import type { Language, Translated } from '#kernel/language.ts';
import type { Answer, Question } from '../contract.ts';
import { maximumCommentLength } from '../core/answering.ts';
import {
  type ChoiceQuestion,
  isChoice,
  type OpenQuestion,
  type ScaleQuestion,
  valuesOf,
} from '../core/question.ts';
import { escapeHtml } from './html.ts';
import type { PageWords } from './page-words.ts';

/** The value of a field that says that a question does not apply. */
export const notApplicable = 'none';

/** The field for what is meant by "other". */
export function wordsField(key: string): string {
  return `${key}.words`;
}

export interface FieldContext {
  readonly language: Language;
  readonly words: PageWords;
  readonly answers: readonly Answer[];
  /** What a link of the mail has chosen. */
  readonly chosen: string | null;
  /** The only question of the page is its heading. */
  readonly isAlone: boolean;
}

/** A question as fields of a form, with what was answered before. */
export function field(question: Question, context: FieldContext): string {
  const answered = context.answers.find((answer) => answer.question === question.key);
  if (question.kind === 'open') return openField(question, context, answered?.text ?? '');
  const chosen = answered ? chosenBy(answered) : [context.chosen ?? []].flat();
  return isChoice(question)
    ? choiceField(question, context, { chosen, otherWords: answered?.text ?? '' })
    : scaleField(question, context, chosen);
}

function chosenBy({ value, choices }: Answer): readonly string[] {
  return choices ?? [value === null ? notApplicable : String(value)];
}

function openField(
  { key, title }: OpenQuestion,
  { language, words }: FieldContext,
  text: string,
): string {
  return `<div class="field"><label for="${key}">${escapeHtml(title[language])}</label>
<textarea id="${key}" name="${key}" maxlength="${maximumCommentLength}" dir="auto"
placeholder="${escapeHtml(words.ownWords)}">${escapeHtml(text)}</textarea></div>`;
}

function scaleField(
  question: ScaleQuestion,
  context: FieldContext,
  chosen: readonly string[],
): string {
  const { key, kind } = question;
  const input = inputOf({ key, type: 'radio', chosen });
  const steps = valuesOf(question).map((value, index) => {
    const label = kind === 'rating' ? question.labels[index] : undefined;
    const said = label ? `<span>${escapeHtml(label[context.language])}</span>` : '';
    const number = `<b${label ? ' aria-hidden="true"' : ''}>${value}</b>`;
    return `<label class="step">${input(String(value))}${number}${said}</label>`;
  });
  const ends = kind === 'rating' ? '' : endsOf(question, context.language);
  return fieldset(question, context, {
    fields: `<div class="steps ${kind}">${steps.join('')}</div>${ends}`,
    aside: input,
    describedBy: ends ? `${key}-ends` : null,
  });
}

function endsOf(
  { key, ends }: { key: string; ends: { low: Translated; high: Translated } },
  language: Language,
): string {
  const [low, high] = [ends.low, ends.high].map((end) => escapeHtml(end[language]));
  return `<p class="ends" id="${key}-ends"><span>${low}</span><span>${high}</span></p>`;
}

function choiceField(
  question: ChoiceQuestion,
  context: FieldContext,
  { chosen, otherWords }: { chosen: readonly string[]; otherWords: string },
): string {
  const { key, kind, options } = question;
  const { language, words } = context;
  const input = inputOf({ key, type: kind === 'single' ? 'radio' : 'checkbox', chosen });
  const lines = options.map(({ key: option, title, isOther }) => {
    const label = `<label class="option">${input(option)}
<span>${escapeHtml(title[language])}</span></label>`;
    if (!isOther) return label;
    return `${label}<input class="other" type="text" name="${wordsField(key)}" dir="auto"
maxlength="${maximumCommentLength}" value="${escapeHtml(otherWords)}"
aria-label="${escapeHtml(`${title[language]}: ${words.ownWords}`)}"
placeholder="${escapeHtml(words.ownWords)}">`;
  });
  return fieldset(question, context, {
    fields: `<div class="options">${lines.join('')}</div>`,
    aside: input,
    describedBy: null,
  });
}

function fieldset(
  { title, isNotApplicableAllowed }: ScaleQuestion | ChoiceQuestion,
  { language, words, isAlone }: FieldContext,
  inner: { fields: string; aside: (value: string) => string; describedBy: string | null },
): string {
  const legend = escapeHtml(title[language]);
  const described = inner.describedBy ? ` aria-describedby="${inner.describedBy}"` : '';
  const none = isNotApplicableAllowed
    ? `<label class="aside">${inner.aside(notApplicable)}${escapeHtml(words.notApplicable)}</label>`
    : '';
  const alone = isAlone ? ' class="alone"' : '';
  return `<fieldset${described}${alone}><legend>${isAlone ? `<h1>${legend}</h1>` : legend}</legend>
${inner.fields}
${none}</fieldset>`;
}

function inputOf(field: {
  key: string;
  type: 'radio' | 'checkbox';
  chosen: readonly string[];
}): (value: string) => string {
  return (value) => {
    const checked = field.chosen.includes(value) ? ' checked' : '';
    return `<input type="${field.type}" name="${field.key}" value="${value}"${checked}>`;
  };
}
