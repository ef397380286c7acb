import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumPreviewLength } from './limits.ts';
import { previewOf, previewReader } from './preview.ts';

describe('what a visitor is writing', () => {
  it.each([
    ['My parcel is late', 'My parcel is late'],
    ['  I moved to\nBath \u0000 ', 'I moved to Bath'],
    ['card 4111 1111 1111 1111 please', 'card *** please'],
    ['write to ann@shop.exam', 'write to ***'],
    ['write to ann@', 'write to ***'],
    ['write to ann@shop.example now', 'write to *** now'],
    ['见 https://shop.example/reset?key=1', '见 ***'],
    ['', ''],
  ])('%j is shown as %j', (words, shown) => {
    expect(previewOf(words)).toBe(shown);
  });

  it('shows no rest of an address that was cut', () => {
    const cut = `example/reset?key=1 ${'слово '.repeat(100)}`.slice(0, maximumPreviewLength);
    expect(previewOf(cut)).toMatch(/^слово /);
  });

  it('is short enough for a signal, whatever is written', () => {
    const anything = fc.string({ unit: 'binary', maxLength: maximumPreviewLength });
    fc.assert(
      fc.property(anything, (text) => {
        const words = previewOf(text.slice(0, maximumPreviewLength));
        expect(Buffer.byteLength(JSON.stringify({ words }))).toBeLessThan(3_600);
      }),
    );
  });
});

it.each([
  ['queue', null],
  ['offer', null],
  ['talk', 'ann'],
  ['interrupted', 'ann'],
  ['wait-for-customer', 'ann'],
  ['wrap-up', null],
  ['closed', null],
] as const)(
  'what is being written while the contact stands in %s is seen by %s',
  (state, reader) => {
    expect(previewReader({ state, agentId: 'ann' })).toBe(reader);
  },
);
