import { expect, test } from 'vitest';
import { without } from './use-draft.ts';

const file = (fileId: string) => ({ fileId, name: 'a.png', mediaType: 'image/png', sizeBytes: 1 });

test.each([
  { written: 'Hello', left: '' },
  { written: 'Hello\nAnd', left: 'And' },
  { written: 'Changed', left: 'Changed' },
])('of "$written" "$left" stays when "Hello" was sent', ({ written, left }) => {
  const sent = { body: 'Hello', attachments: [] };
  expect(without(sent, { body: written, attachments: [] }).body).toBe(left);
});

test('a file added while the message was on its way stays', () => {
  const sent = { body: '', attachments: [file('1')] };
  const { attachments } = without(sent, { body: '', attachments: [file('1'), file('2')] });
  expect(attachments).toEqual([file('2')]);
});
