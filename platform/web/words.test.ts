import { expect, test } from 'vitest';
import { createVocabulary, type WordId } from './words.ts';

const ru = createVocabulary('ru', {
  'frame.waiting': '{count, plural, one {# ждёт} few {# ждут} many {# ждут} other {# ждёт}}',
  'frame.account': 'Учётная запись: {name}',
});

test('plural forms follow the language', () => {
  const told = [1, 3, 5, 21].map((count) => ru.t('frame.waiting', { count }));
  expect(told).toEqual(['1 ждёт', '3 ждут', '5 ждут', '21 ждёт']);
});

test('values fill their places, also twice in a row', () => {
  expect(ru.t('frame.account', { name: 'Анна' })).toBe('Учётная запись: Анна');
  expect(ru.t('frame.account', { name: '王小明' })).toBe('Учётная запись: 王小明');
});

test('a text is found by an id made at run time, or it is told that there is none', () => {
  expect(ru.find('frame.account', { name: 'Li' })).toBe('Учётная запись: Li');
  expect(ru.find('error.no-such-code')).toBeNull();
  expect(ru.find('toString')).toBeNull();
});

test('a wrong id does not compile', () => {
  // @ts-expect-error no catalogue has it
  const wrong: WordId = 'frame.no-such-text';
  expect(ru.find(wrong)).toBeNull();
});
