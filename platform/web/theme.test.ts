import { expect, test } from 'vitest';
import { palette } from './theme.ts';

const grounds = ['ground', 'surface', 'raised', 'hover', 'hover-ground'] as const;
const texts = ['text', 'dimmed', 'accent', 'good', 'warn', 'bad'] as const;
const meanings = ['accent', 'good', 'warn', 'bad'] as const;
const hues = ['person-1', 'person-2', 'person-3', 'person-4', 'person-5', 'person-6'] as const;

const pairs = (['light', 'dark'] as const).flatMap((scheme) => {
  const colours = palette[scheme];
  const pair = (text: keyof typeof colours, ground: keyof typeof colours, least = 4.5) => ({
    name: `${text} on ${ground} in ${scheme}`,
    ratio: contrast(colours[text], colours[ground]),
    least,
  });
  return [
    ...texts.flatMap((text) => grounds.map((ground) => pair(text, ground))),
    ...meanings.flatMap((each) => [pair(each, `${each}-soft`), pair(each, `${each}-soft-hover`)]),
    ...meanings.map((each) => pair('text', `${each}-soft`)),
    pair('dimmed', 'accent-soft'),
    pair('dimmed', 'bad-soft'),
    ...hues.map((hue) => pair('person-text', hue)),
    pair('line-control', 'surface', 3),
    pair('line-control', 'ground', 3),
  ];
});

test.each(pairs)('$name can be read', ({ ratio, least }) => {
  expect(ratio).toBeGreaterThanOrEqual(least);
});

test.each(meanings)('white can be read on a filled control of the meaning %s', (meaning) => {
  expect(contrast('#ffffff', palette.light[meaning])).toBeGreaterThanOrEqual(4.5);
});

/** Source: WCAG 2.2, definition of contrast ratio. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
