import { expect, test } from 'vitest';
import { languageOf } from './preferences.ts';

test.each([
  { tags: ['zh-TW', 'en'], language: 'zh' },
  { tags: ['de-AT', 'ru-RU', 'en'], language: 'ru' },
  { tags: ['EN-us'], language: 'en' },
  { tags: ['de'], language: 'en' },
  { tags: [], language: 'en' },
])('a browser that asks for $tags gets $language', ({ tags, language }) => {
  expect(languageOf(tags)).toBe(language);
});
