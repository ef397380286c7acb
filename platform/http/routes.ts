import { refuse } from '#kernel/errors.ts';
import type { Language } from '#kernel/language.ts';
import { type Actor, type Context, isAllowed } from '../context.ts';
import type { RouteMeta } from './contract.ts';

/** What the handler of a route is given. A module implements its contract with
 *  `implement(contract).$context<RequestContext>()`. */
export interface RequestContext {
  readonly actor: Actor | null;
  /** Runs a verb in one transaction, as whoever asked. Refuses when nobody is signed in. */
  readonly run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
  /** Runs a verb as Heed itself: for public routes, which prove themselves by other means. */
  readonly runAsSystem: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
  readonly request: {
    readonly address: string;
    readonly userAgent: string;
    readonly sessionToken: string | null;
    /** In which whoever asks wants to be answered. */
    readonly language: Language;
  };
  /** Sets a response header; the session cookie is set this way. */
  readonly setHeader: (name: string, value: string) => void;
}

/** Refuses unless the actor may use a route that declares this permission. A route that declares
 *  none is refused to everybody. */
export function admit(actor: Actor | null, permission: RouteMeta['permission'] | undefined): void {
  if (permission === 'public') return;
  if (!actor) refuse('signed-out');
  if (permission === 'signed-in') return;
  if (!permission || !isAllowed(actor, permission)) {
    refuse('forbidden', { permission: permission?.name });
  }
}
