import { expect, it } from 'vitest';
import { grounds, tones } from './colours.ts';

/** Source: WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const pairs = Object.entries(tones).flatMap(([colour, schemes]) =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const { accent, ink } = schemes[scheme];
    const { paper, tinted } = grounds[scheme];
    return [
      [`${colour} ${scheme} on paper`, accent, paper],
      [`${colour} ${scheme} on the tinted ground`, accent, tinted],
      [`${colour} ${scheme} under its ink`, ink, accent],
    ] as const;
  }),
);
const texts = (['light', 'dark'] as const).flatMap((scheme) => {
  const { paper, tinted, ink, quiet } = grounds[scheme];
  return [
    [`${scheme} text`, ink, tinted],
    [`${scheme} quiet text on paper`, quiet, paper],
    [`${scheme} quiet text on the tinted ground`, quiet, tinted],
  ] as const;
});

it.each([...pairs, ...texts])('%s can be read', (_, letters, ground) => {
  expect(contrast(letters, ground)).toBeGreaterThanOrEqual(4.5);
});
