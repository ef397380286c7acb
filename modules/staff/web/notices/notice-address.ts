import { isPermitted, type Me } from '#platform/web/me.ts';
import type { Notice } from '../../core/notice.ts';
import { noticePages } from '../slots.ts';

/** Where the browser stands: its path, and what its address asks for. */
export interface Standing {
  readonly pathname: string;
  readonly search: Readonly<Record<string, unknown>>;
}

/** The address of what a notice is about; undefined where it has no page that this person may
 *  enter. */
export function addressOf(notice: Notice, me: Me): string | undefined {
  const page = noticePages.fillings().find(({ kinds }) => kinds.includes(notice.kind));
  return page && isPermitted(me, page.permission) ? page.addressOf(notice) : undefined;
}

/** Whether an address is open: the same path, and all that it asks for. */
export function isOpen(address: string, { pathname, search }: Standing): boolean {
  const [path = '', asked] = address.split('?');
  const wanted = Array.from(new URLSearchParams(asked));
  return path === pathname && wanted.every(([name, value]) => search[name] === value);
}
