import { expect, test } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { typeMessage, writeNeatly } from './typing.ts';

test('a neat typist changes nothing', () => {
  const typist = { random: seededRandom(1), habit: 'neat', language: 'ru' } as const;
  expect(typeMessage('Где посылка?', typist)).toBe('Где посылка?');
});

test('a hasty typist leaves out capitals and full stops, but keeps codes', () => {
  const typist = { random: seededRandom(1), habit: 'hasty', language: 'en' } as const;
  expect(typeMessage('Nothing works.', typist)).toBe('nothing works');
  expect(typeMessage('WL1234567', typist)).toBe('WL1234567');
  expect(typeMessage('I see...', typist)).toBe('I see...');
});

test('a sloppy typist never touches numbers', () => {
  const random = seededRandom(5);
  for (let index = 0; index < 300; index += 1) {
    const typist = { random, habit: 'sloppy', language: 'ru' } as const;
    const typed = typeMessage('Здравствуйте, посылка BS12345678 задерживается', typist);
    expect(typed).toContain('BS12345678');
  }
});

test('speech and mail carry no emoji and end their sentences', () => {
  expect(writeNeatly('спасибо)) 👍', 'ru')).toBe('Спасибо.');
  expect(writeNeatly('thanks :(', 'en')).toBe('Thanks.');
  expect(writeNeatly('好的', 'zh')).toBe('好的。');
  expect(writeNeatly('好嘞 辛苦了', 'zh')).toBe('好嘞\uFF0C辛苦了。');
  expect(writeNeatly('where is it?', 'en')).toBe('Where is it?');
});
