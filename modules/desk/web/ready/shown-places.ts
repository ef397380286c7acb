import { openPlaces } from '#modules/knowledge/core/snippets/filling.ts';

/** The open places of a text in a line, as they stand in it; empty when none is left. */
export function shownPlaces(text: string): string {
  return openPlaces(text)
    .map((name) => `{${name}}`)
    .join(', ');
}
