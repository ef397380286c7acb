/** Whether a page of this origin may talk to the widget's door.
 *  origin: what the browser says; absent for reading from the centre's own pages.
 *  own: the origins of the centre itself, where its sample page stands. */
export function isAllowedOrigin(
  origin: string | undefined,
  {
    isWriting,
    allowed,
    own,
  }: { isWriting: boolean; allowed: readonly string[]; own: readonly string[] },
): boolean {
  if (origin === undefined) return !isWriting;
  return own.includes(origin) || allowed.includes(origin);
}

/** The address of a site as browsers say it: `https://shop.example`. Null when it is none. */
export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin } = new URL(text);
  return /^https?:$/.test(protocol) ? origin : null;
}
