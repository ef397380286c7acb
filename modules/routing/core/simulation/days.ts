import type { Day } from './day.ts';
import type { Outcome, ServiceTerms } from './figures.ts';
import type { Known } from './what-if.ts';

/** A past stretch of days of a project, ready to be simulated. */
export interface PastDays {
  readonly day: Day;
  /** The local days, the first and the last. */
  readonly dates: readonly [string, string];
  readonly real: readonly Outcome[];
  readonly known: Known;
  readonly termsOf: (day: Day) => ServiceTerms;
  /** How many agents' presence is told by their history, by their contacts, or not at all. */
  readonly presence: { readonly known: number; readonly byWork: number };
  /** Contacts that are not replayed: merged ones, and those handled by nobody who is an agent. */
  readonly leftOut: number;
}

/** What is simulated. */
export interface Days {
  /** As they were; of a forecast those whose agents it has. */
  readonly past: PastDays;
  readonly day: Day;
  readonly isForecast: boolean;
}
