import type { DemoChannel, ProjectKey, Words } from './project.ts';

/** A step of a demo macro; what it names is named by its key. */
export type DemoStep =
  | { readonly kind: 'insert' | 'reply'; readonly snippet: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'transfer'; readonly queue: string; readonly note: string }
  | { readonly kind: 'wait' }
  | { readonly kind: 'close'; readonly resolution: 'resolved' | 'unresolved' | 'follow-up' };

/** What agents of the demo do by one choice. */
export interface DemoMacro {
  readonly key: string;
  readonly shortcut: string;
  readonly names: Words;
  readonly channels: readonly Extract<DemoChannel, 'chat' | 'email'>[];
  readonly steps: readonly DemoStep[];
}

const both = ['chat', 'email'] as const;

const done = {
  key: 'done',
  names: { en: 'Goodbye, and solved', ru: 'Попрощаться: решено', zh: '结束语，问题已解决' },
  channels: both,
  steps: [
    { kind: 'reply', snippet: 'goodbye' },
    { kind: 'close', resolution: 'resolved' },
  ],
} as const;
const askAndWait = {
  key: 'ask-and-wait',
  names: {
    en: 'Ask for the number, and wait',
    ru: 'Попросить номер и ждать',
    zh: '询问编号并等待',
  },
  channels: both,
  steps: [{ kind: 'reply', snippet: 'ask-number' }, { kind: 'wait' }],
} as const;
const silent = {
  key: 'silent',
  names: { en: 'Silent: close', ru: 'Молчит: закрыть', zh: '客户未回复，关闭' },
  channels: both,
  steps: [
    { kind: 'reply', snippet: 'silent' },
    { kind: 'close', resolution: 'unresolved' },
  ],
} as const;

/** What agents of each project do by one choice. */
export const demoMacros: Readonly<Record<ProjectKey, readonly DemoMacro[]>> = {
  carrier: [
    { ...done, shortcut: 'готово' },
    { ...askAndWait, shortcut: 'жду' },
    { ...silent, shortcut: 'тишина' },
    {
      key: 'late',
      shortcut: 'опоздала',
      names: { en: 'Late parcel', ru: 'Посылка опаздывает', zh: '包裹延误' },
      channels: both,
      steps: [
        { kind: 'reason', reason: 'late' },
        { kind: 'note', text: 'Срок сдвинулся: клиенту названа новая дата, слежу за посылкой.' },
        { kind: 'insert', snippet: 'late' },
      ],
    },
    {
      key: 'to-claims',
      shortcut: 'претензия',
      names: { en: 'Damaged: to claims', ru: 'Повреждение: в претензии', zh: '破损：转理赔' },
      channels: both,
      steps: [
        { kind: 'reason', reason: 'damaged' },
        { kind: 'reply', snippet: 'apology' },
        {
          kind: 'transfer',
          queue: 'carrier-claims',
          note: 'Повреждение посылки. Фотографий ещё нет: нужны этикетка, упаковка, повреждение.',
        },
      ],
    },
  ],
  shop: [
    { ...done, shortcut: 'done' },
    { ...askAndWait, shortcut: 'wait' },
    { ...silent, shortcut: 'quiet' },
    {
      key: 'refund',
      shortcut: 'tk',
      names: { en: 'Refund is late', ru: 'Деньги не пришли', zh: '退款未到账' },
      channels: both,
      steps: [
        { kind: 'reason', reason: 'refund-late' },
        { kind: 'note', text: '已核对退款流水，等待渠道到账。' },
        { kind: 'insert', snippet: 'refund' },
      ],
    },
    {
      key: 'to-after-sales',
      shortcut: 'sh',
      names: {
        en: 'Bought already: to after-sales',
        ru: 'Уже купил: после покупки',
        zh: '已下单：转售后',
      },
      channels: ['chat'],
      steps: [
        {
          kind: 'transfer',
          queue: 'shop-after',
          note: '客户已下单，咨询的是售后问题，请继续跟进。',
        },
      ],
    },
  ],
  broadband: [
    { ...done, shortcut: 'done' },
    { ...askAndWait, shortcut: 'wait' },
    { ...silent, shortcut: 'quiet' },
    {
      key: 'area-outage',
      shortcut: 'area',
      names: { en: 'Outage in the area', ru: 'Авария в районе', zh: '区域断网' },
      channels: both,
      steps: [
        { kind: 'reason', reason: 'area-outage' },
        { kind: 'note', text: 'Known outage: no line test needed, do not book an engineer.' },
        { kind: 'insert', snippet: 'outage' },
      ],
    },
    {
      key: 'to-bills',
      shortcut: 'bills',
      names: { en: 'About a bill: to billing', ru: 'О счёте: в расчёты', zh: '账单问题：转账务' },
      channels: ['chat'],
      steps: [
        {
          kind: 'transfer',
          queue: 'broadband-bills',
          note: 'The question is about the bill; the line is fine.',
        },
      ],
    },
  ],
};
