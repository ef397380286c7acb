import type { WidgetFacts } from '../contract.ts';

export type Language = WidgetFacts['language'];
export type TextId = keyof typeof import('./messages/en.json');
export type Texts = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

/** The language of a page or a site's choice; undefined when the widget does not speak it. */
export function languageOf(text: string | null | undefined): Language | undefined {
  const [, short] = /^(en|ru|zh)\b/i.exec(text ?? '') ?? [];
  return short?.toLowerCase() as Language | undefined;
}

/** The words that the centre gave, with their blanks filled. */
export function openTexts(words: WidgetFacts['words']): Texts {
  return (id, values = {}) =>
    (words[id] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
