import { useLocation } from '@tanstack/react-router';
import type { Place } from '#platform/web/door.ts';

/** How a link to a place tells whether one is there. */
export function usePlaceLink({ path }: Place): { to: string; 'aria-current'?: 'page' } {
  const pathname = useLocation({ select: (location) => location.pathname });
  const isHere = pathname === path || pathname.startsWith(`${path}/`);
  return isHere ? { to: path, 'aria-current': 'page' } : { to: path };
}
