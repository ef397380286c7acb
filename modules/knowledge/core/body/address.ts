import { type Id, isId } from '#kernel/id.ts';

const articlePrefix = 'article:';
const maximumLength = 2_000;
const openAddress = /^(https?:\/\/|mailto:|tel:)[^\s<>"']+$/iu;

/** Whether a link may lead there: to another article, a site, a mailbox or a telephone. */
export function isAddress(href: string): boolean {
  if (href.startsWith(articlePrefix)) return isId(href.slice(articlePrefix.length));
  return href.length <= maximumLength && openAddress.test(href);
}

/** The article that an address names, if it names one. */
export function articleIn(href: string): Id | null {
  return href.startsWith(articlePrefix) ? href.slice(articlePrefix.length) : null;
}
