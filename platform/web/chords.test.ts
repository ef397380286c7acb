import { expect, test } from 'vitest';
import { chordOf, createChordReader, type KeyPress } from './chords.ts';

const plain: KeyPress = {
  key: 'd',
  code: 'KeyD',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

test.each<{ press: Partial<KeyPress>; chord: string }>([
  { press: {}, chord: 'd' },
  { press: { key: 'в' }, chord: 'd' },
  { press: { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, chord: 'mod+shift+k' },
  { press: { key: 'k', code: 'KeyK', metaKey: true }, chord: 'mod+k' },
  { press: { key: '?', code: 'Slash', shiftKey: true }, chord: '?' },
  { press: { key: '?', code: 'Digit7', shiftKey: true }, chord: '?' },
  { press: { key: 'Enter', code: 'Enter', altKey: true }, chord: 'alt+enter' },
  { press: { key: 'ArrowUp', code: 'ArrowUp', shiftKey: true }, chord: 'shift+arrowup' },
  { press: { key: ' ', code: 'Space' }, chord: 'space' },
])('the press $press is the chord $chord', ({ press, chord }) => {
  expect(chordOf({ ...plain, ...press })).toBe(chord);
});

const bindings = [{ keys: 'g d' }, { keys: 'd' }, { keys: 'g g' }, { keys: 'mod+k' }];

test('a sequence runs when its last key comes in time', () => {
  const reader = createChordReader<{ keys: string }>();
  expect(reader.press('g', 0, bindings)).toBe('waiting');
  expect(reader.press('d', 900, bindings)).toEqual({ keys: 'g d' });
});

test('a sequence that was left half-way counts as nothing', () => {
  const reader = createChordReader<{ keys: string }>();
  reader.press('g', 0, bindings);
  expect(reader.press('d', 5_000, bindings)).toEqual({ keys: 'd' });
});

test('a key that does not continue the sequence is taken by itself', () => {
  const reader = createChordReader<{ keys: string }>();
  reader.press('g', 0, bindings);
  expect(reader.press('mod+k', 100, bindings)).toEqual({ keys: 'mod+k' });
  expect(reader.press('x', 200, bindings)).toBeNull();
});

test('of two bindings of the same keys the later wins', () => {
  const reader = createChordReader<{ keys: string; name: string }>();
  const both = [
    { keys: 'e', name: 'page' },
    { keys: 'e', name: 'panel' },
  ];
  expect(reader.press('e', 0, both)).toEqual({ keys: 'e', name: 'panel' });
});
