import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';

/** What the steps of signing in carry along in their address: where the person wanted to go. */
export interface Entry {
  readonly then?: string;
}

/** Reads it, and takes only addresses of Heed: a link from elsewhere must not lead elsewhere. */
export function readEntry(search: Record<string, unknown>): Entry {
  const { then } = search;
  const isOurs = typeof then === 'string' && /^\/(?![/\\])/.test(then);
  return isOurs && !then.startsWith('/sign-in') ? { then } : {};
}

/** Lets a person in who has proven who he is. Nothing that was asked before he came stays. */
export function useEnter(then = '/'): (next: 'enter' | 'enrol') => void {
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  return (next) => {
    client.clear();
    if (next === 'enter') void router.navigate({ href: then, replace: true });
    else void navigate({ to: '/sign-in/enrol', search: { then }, replace: true });
  };
}
