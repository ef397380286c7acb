import { addMs, type Instant } from '#kernel/time.ts';
import { clockSkewMs, identityLifeMs } from './limits.ts';

/** Who a signed-in visitor is, as his site says. */
export interface ClaimedIdentity {
  /** His number in the site's own systems. */
  readonly externalId: string;
  readonly email?: string | undefined;
  /** Not signed: it only fills a blank. */
  readonly name?: string | undefined;
  readonly issuedAt: Instant;
}

/** The claim with its proof: the HMAC-SHA256 of the signed text, hexadecimal. */
export interface SignedIdentity extends ClaimedIdentity {
  readonly signature: string;
}

/** The text under the signature. Lines cannot be moved from one field to the next, because none
 *  of the fields holds a line break. */
export function signedText({ externalId, email = '', issuedAt }: ClaimedIdentity): string {
  return [externalId, email, issuedAt].join('\n');
}

/** Whether a signature is of now: neither stale nor from a clock far ahead. */
export function isTimely(issuedAt: Instant, now: Instant): boolean {
  return issuedAt <= addMs(now, clockSkewMs) && now < addMs(issuedAt, identityLifeMs);
}
