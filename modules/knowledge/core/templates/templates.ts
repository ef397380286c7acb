import type { Language } from '#kernel/language.ts';
import { chineseTemplates } from './chinese.ts';
import { englishTemplates } from './english.ts';
import { russianTemplates } from './russian.ts';

/** A template that comes with Heed: what it is for, and its text as Markdown by language. */
export interface TemplateText {
  readonly key: string;
  readonly texts: Readonly<Record<Language, string>>;
  readonly markdown: Readonly<Record<Language, string>>;
}

const purposes = {
  'how-to': {
    en: 'Steps to a result, for a task that customers or agents do themselves.',
    ru: 'Шаги к результату: для того, что клиент или агент делает сам.',
    zh: '一步步得到结果：适用于客户或坐席自己能完成的事。',
  },
  'problem-cure': {
    en: 'A problem as customers tell it, its causes, and the cure for each.',
    ru: 'Проблема словами клиента, её причины и что помогает при каждой.',
    zh: '客户口中的问题、可能的原因，以及每种原因的解决办法。',
  },
  policy: {
    en: 'A rule of the company: for whom it holds, what it says, and its exceptions.',
    ru: 'Правило компании: для кого оно, что в нём сказано и какие есть исключения.',
    zh: '公司的规定：适用于谁、内容是什么、有哪些例外。',
  },
  comparison: {
    en: 'Two or more things side by side, and which one suits whom.',
    ru: 'Два варианта или больше рядом: что кому подойдёт.',
    zh: '把两种或多种选择放在一起比较，说明各自适合谁。',
  },
  'known-fault': {
    en: 'A fault that is known and being cured: whom it meets, and what to do until then.',
    ru: 'Известная неисправность, которую устраняют: кого она касается и что делать пока.',
    zh: '已知且正在处理的故障：影响谁，恢复之前怎么办。',
  },
} as const satisfies Record<keyof typeof englishTemplates, Record<Language, string>>;

/** The templates that come with Heed. */
export const templateTexts: readonly TemplateText[] = (
  Object.keys(purposes) as (keyof typeof purposes)[]
).map((key) => ({
  key,
  texts: purposes[key],
  markdown: { en: englishTemplates[key], ru: russianTemplates[key], zh: chineseTemplates[key] },
}));

/** What a template is called: its first line. */
export function titleOfTemplate(markdown: string): string {
  return /^# (.*)$/m.exec(markdown)?.[1] ?? '';
}
