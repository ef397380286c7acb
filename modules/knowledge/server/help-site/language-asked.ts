import type { Language } from '#platform/http/contract.ts';

/** The language that a browser likes best of those that are offered; the first when it likes none.
 *  Source: RFC 9110, section 12.5.4. */
export function languageAsked(
  acceptLanguage: string | undefined,
  offered: readonly Language[],
): Language {
  const liked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/\s*;\s*q=/);
      return { tag: tag.toLowerCase(), quality: quality === '' ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of liked) {
    const found = offered.find((each) => tag === each || tag.startsWith(`${each}-`));
    if (found) return found;
  }
  return offered[0] ?? 'en';
}
