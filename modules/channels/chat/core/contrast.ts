/** The colour of letters that read best on a ground: white or almost black. One of the two always
 *  reaches 4.5:1. ground: #rrggbb. Source: WCAG 2.2, relative luminance. */
export function inkOn(ground: string): 'light' | 'dark' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(ground.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? 'light' : 'dark';
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
