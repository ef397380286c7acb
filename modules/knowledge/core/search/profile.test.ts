import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIn, decodeProfile, encodeProfile, profileOf } from './profile.ts';

const linguistics = { stemOf: (word: string) => word, simplified: (text: string) => text };
const text = fc.string({ unit: 'grapheme', maxLength: 80 });

describe('a profile', () => {
  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 1, max: 2 ** 31 - 500 }), (...given) => {
        const [title, body, learned, firstId] = given;
        const profile = profileOf({ title, headings: '', body, learned }, linguistics);
        const ids = new Map(
          [...profile.counts.keys()].map((term, place) => [term, firstId + place]),
        );
        const read = decodeProfile(encodeProfile(profile, (term) => ids.get(term) ?? 0));
        expect(read.lengths).toEqual(profile.lengths);
        expect([...read.ids]).toEqual([...ids.values()]);
        const counts = [...read.counts].map((packed) =>
          [0, 1, 2, 3].map((field) => countIn(packed, field)),
        );
        expect(counts).toEqual([...profile.counts.values()]);
      }),
    );
  });

  it('counts the words of each field, and no further than a byte goes', () => {
    const body = 'да '.repeat(300);
    const { counts, lengths } = profileOf(
      { title: 'Да нет', headings: '', body, learned: '' },
      linguistics,
    );
    expect(counts.get('да')).toEqual([1, 0, 255, 0]);
    expect(lengths.slice(0, 4)).toEqual([2, 0, 300, 0]);
  });
});
