/** What is searched after a slash: where the slash stands, where the search ends, and its words. */
export interface Slash {
  readonly start: number;
  readonly end: number;
  readonly search: string;
}

const word = /(?:^|\s)\/(\S*)$/;

/** The slash that calls for what is ready, up to the caret; null without one. At the beginning of a
 *  reply all that follows in the line is searched, elsewhere one word. A slash within a word, as in
 *  an address, is none. */
export function slashAt(body: string, caret: number): Slash | null {
  const before = body.slice(0, caret);
  if (before.startsWith('/') && !before.includes('\n'))
    return { start: 0, end: caret, search: before.slice(1) };
  const found = word.exec(before)?.[1];
  if (found === undefined) return null;
  return { start: caret - found.length - 1, end: caret, search: found };
}

/** The reply with other words in the place of the slash and its search, and where they end. */
export function replaceSlash(
  body: string,
  { start, end }: Slash,
  words: string,
): { body: string; caret: number } {
  return { body: body.slice(0, start) + words + body.slice(end), caret: start + words.length };
}
