import { expect, it } from 'vitest';
import { firstScorecards } from '../../core/first-scorecard.ts';
import { type Content, changed } from './content.ts';
import { completed, countMissing, missingIn } from './translations.ts';

it.each([
  [{ en: 'Greeting', ru: 'Приветствие', zh: '问候' }, []],
  [{ en: 'Greeting', ru: '', zh: ' ' }, ['ru', 'zh']],
  [{ en: 'Greeting', ru: 'Greeting', zh: 'Greeting' }, ['ru', 'zh']],
  [{ en: 'Вежливость', ru: 'Вежливость', zh: '礼貌' }, ['en']],
  [{ en: 'CRM card', ru: 'Карточка CRM', zh: 'CRM 卡片' }, []],
  [{ en: '10', ru: '10', zh: '10' }, []],
  [{ en: '', ru: '', zh: '' }, []],
])('of %j is missing %j', (texts, missing) => {
  expect(missingIn(texts)).toEqual(missing);
});

it('counts what is missing, and the first scorecards miss nothing', () => {
  const card: Content = firstScorecards.email;
  expect(countMissing(card)).toEqual({ en: 0, ru: 0, zh: 0 });
  const half = changed(card, 'greeting', {
    title: { en: '', ru: 'Приветствие', zh: '' },
    guidance: { en: '', ru: 'Здоровается.', zh: '打招呼。' },
  });
  expect(countMissing(half)).toEqual({ en: 2, ru: 0, zh: 1 });
});

it('leaves no place empty in any language once one has words', () => {
  const half = changed(firstScorecards.email, 'greeting', {
    title: { en: '', ru: 'Приветствие', zh: '' },
  });
  const [, greeting] = completed(half, 'ru').criteria;
  expect(greeting?.title).toEqual({ en: 'Приветствие', ru: 'Приветствие', zh: 'Приветствие' });
});
