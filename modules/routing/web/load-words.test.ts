import { expect, test } from 'vitest';
import { minuteMs } from '#kernel/time.ts';
import { createVocabulary } from '#platform/web/words.ts';
import { defaultLoadRules } from '../core/load-rules.ts';
import { loadWords } from './load-words.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

const vocabularies = {
  en: createVocabulary('en', en),
  ru: createVocabulary('ru', ru),
  zh: createVocabulary('zh', zh),
};

test.each([
  [
    'en',
    [
      'A chat takes 1 unit of an agent.',
      'An e-mail takes 0.5 units of an agent.',
      'A chat whose customer is silent for 10 mins takes nothing until he writes.',
      'An e-mail takes nothing while it is the customer’s turn.',
      'A chat interrupts e-mails where an agent has no room for both.',
      'A change holds for contacts that come from now on.',
    ],
  ],
  [
    'ru',
    [
      'Чат занимает у оператора 1 единицу.',
      'Письмо занимает у оператора 0,5 единицы.',
      'Чат, в котором клиент молчит 10 мин, ничего не занимает, пока клиент не напишет.',
      'Пока ход за клиентом, письмо ничего не занимает.',
      'Если места на всё не хватает, чат прерывает письма.',
      'Изменения действуют для контактов, которые придут после сохранения.',
    ],
  ],
  [
    'zh',
    [
      '一个聊天占用客服 1 个单位。',
      '一封邮件占用客服 0.5 个单位。',
      '客户沉默10分钟后，聊天不再占用客服，直到客户来消息。',
      '轮到客户回复时，邮件不占用客服。',
      '客服无法兼顾时，聊天会中断邮件。',
      '更改只对此后进来的联络生效。',
    ],
  ],
] as const)('rules of load are told in sentences: %s', (language, sentences) => {
  const rules = { ...defaultLoadRules, weights: { chat: 1, email: 0.5 } };
  expect(loadWords(rules, vocabularies[language])).toEqual(sentences);
});

test('rules without interruption or silence say so', () => {
  const rules = {
    ...defaultLoadRules,
    silentAfterMs: { chat: null, email: 90 * minuteMs },
    interrupts: { chat: [], email: [] },
  };
  const sentences = loadWords(rules, vocabularies.en);
  expect(sentences).toContain('A chat counts however long the customer is silent.');
  expect(sentences).toContain('No contact interrupts another.');
});

test('rules say what is accepted without ringing, and how long a pause is', () => {
  const rules = {
    ...defaultLoadRules,
    autoAnswer: { chat: true, email: false },
    pauseAfterMs: { chat: 0, email: minuteMs / 2 },
  };
  const sentences = loadWords(rules, vocabularies.en);
  expect(sentences.slice(-2)).toEqual([
    'A chat is accepted for an agent whose desk is open; otherwise it rings.',
    expect.stringMatching(/^Whoever has coded an e-mail is offered nothing new for 30 sec/),
  ]);
});
