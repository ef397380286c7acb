import type { Instant } from '#kernel/time.ts';
import type { Language } from '#platform/http/contract.ts';
import { completeNames } from '#platform/web/NamesInput.tsx';
import type { Closure } from '../core/schedule.ts';

/** A closure that is not over yet; null when it is. */
export function lasting(closure: Closure | null, now: Instant): Closure | null {
  return closure && closure.until > now ? closure : null;
}

/** A closure with its reasons in every language. own: of the person who wrote them. */
export function completeClosure(closure: Closure | null, own: Language): Closure | null {
  return closure && { ...closure, reasons: completeNames(closure.reasons, own) };
}
