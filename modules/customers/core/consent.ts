import type { Instant } from '#kernel/time.ts';
import type { ContactChannel } from './contact-channel.ts';

export const consentPurposes = ['survey', 'outreach', 'recording'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** What a customer said at some time. channel null: about every channel. */
export interface ConsentStatement {
  readonly purpose: ConsentPurpose;
  readonly channel: ContactChannel | null;
  readonly state: 'given' | 'withdrawn';
  readonly at: Instant;
}

/** What the customer wants now: the last statement that concerns the channel counts.
 *  Of two made at the same instant the withdrawal counts. */
export function consentIn(
  history: readonly ConsentStatement[],
  { purpose, channel }: { purpose: ConsentPurpose; channel: ContactChannel },
): 'given' | 'withdrawn' | 'unknown' {
  const last = history
    .filter((each) => each.purpose === purpose)
    .filter((each) => each.channel === null || each.channel === channel)
    .reduce<ConsentStatement | null>(
      (latest, each) => (latest && !isLater(each, latest) ? latest : each),
      null,
    );
  return last?.state ?? 'unknown';
}

function isLater(statement: ConsentStatement, latest: ConsentStatement): boolean {
  if (statement.at === latest.at) return statement.state === 'withdrawn';
  return statement.at > latest.at;
}
