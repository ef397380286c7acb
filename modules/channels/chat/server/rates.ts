import { refuse } from '#kernel/errors.ts';
import type { Clock } from '#kernel/time.ts';
import { refusals } from '../contract.ts';
import { type AllowanceKind, allowances } from '../core/limits.ts';
import { isWhole, type Left, spend } from '../core/rate.ts';

const maximumCounted = 50_000;

/** Counts what visitors do on this node. */
export interface Rates {
  /** Spends one of an allowance. Refuses with `too-many-requests` and the time to wait. */
  readonly spend: (kind: AllowanceKind, whose: string) => void;
}

/** Opens the counts of a node. Whole allowances are forgotten when there are many. */
export function openRates(clock: Clock): Rates {
  const counted = new Map<string, { kind: AllowanceKind; left: Left }>();

  function forgetWhole(): void {
    for (const [key, { kind, left }] of counted) {
      if (isWhole(left, allowances[kind], clock())) counted.delete(key);
    }
  }

  return {
    spend: (kind, whose) => {
      if (counted.size >= maximumCounted) forgetWhole();
      const key = `${kind} ${whose}`;
      const spent = spend(counted.get(key)?.left ?? null, allowances[kind], clock());
      counted.set(key, { kind, left: spent.left });
      if (spent.waitMs > 0) refuse(refusals.tooManyRequests, { waitMs: spent.waitMs });
    },
  };
}
