/** The page on which a link is used. */
export function linkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/sign-in/link/${token}`;
}
