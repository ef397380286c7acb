/** What Heed fills in by itself where a snippet leaves it open: `{customerName}`. */
export const snippetVariables = [
  'customerName',
  'agentName',
  'projectName',
  'orderNumber',
] as const;

/** Values by the names of their places; those of a clarifying guide stand under its keys. */
export type FillingValues = Readonly<Record<string, string | undefined>>;

const placePattern = /\{(\p{L}[\p{L}\p{N}_-]*)\}/gu;

/** A text with its places filled, as far as there are values. Other places, such as `{date}`, stay
 *  open for the agent. */
export function fillSnippet(text: string, values: FillingValues): string {
  return text.replace(placePattern, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === '' ? place : value;
  });
}

/** The places that a text still leaves open, each once: what must not reach a customer. */
export function openPlaces(text: string): string[] {
  return Array.from(new Set(Array.from(text.matchAll(placePattern), ([, name = '']) => name)));
}

/** Where the first open place of a text stands; null when none is left. */
export function firstOpenPlace(text: string): { start: number; end: number } | null {
  const [place] = text.matchAll(placePattern);
  return place ? { start: place.index, end: place.index + place[0].length } : null;
}
