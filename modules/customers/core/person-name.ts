export const maximumNameLength = 200;

/** A name on one line: control characters and runs of blanks become one blank. */
export function cleanName(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** A name as somebody out there gives it, cut where it is too long; null when it is blank. */
export function givenName(text: string): string | null {
  return cleanName(text).slice(0, maximumNameLength).toWellFormed().trim() || null;
}
