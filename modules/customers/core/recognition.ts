import type { Id } from '#kernel/id.ts';
import { type IdentityKind, identityKinds } from './identity.ts';

/** What a channel knows of the person it has before it. value: in its normal form. */
export interface GivenIdentity {
  readonly kind: IdentityKind;
  readonly value: string;
  /** As the person writes it. */
  readonly display: string;
  /** Whether it is proven: signed, answered from, or called from; not merely claimed. */
  readonly isVerified: boolean;
}

/** A known identity, and what matters of its owner. */
export interface FoundIdentity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly customerId: Id;
  readonly isVerified: boolean;
  /** Whether the owner has a proven external id. */
  readonly hasExternalId: boolean;
}

/** Why two customers may be one person: `unverified-address` was claimed by one and belongs to the
 *  other; `shared-address` is proven for both; `two-external-ids` like it, but the client's own
 *  systems say that they are two. */
export const suggestionReasons = [
  'unverified-address',
  'shared-address',
  'two-external-ids',
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

export interface Recognition {
  /** The customer it is; null: one whom nobody has met. */
  readonly customerId: Id | null;
  /** What becomes his, or becomes proven: new identities, and those that others merely claimed. */
  readonly identities: readonly GivenIdentity[];
  /** Customers who may be the same person. People decide. */
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  readonly otherId: Id;
  readonly reason: SuggestionReason;
  readonly identity: GivenIdentity;
}

/** Finds the one person behind the given identities.
 *  Only an identity that is proven on both sides joins; the external id counts most. A customer
 *  with another external id is never joined. A claimed address never joins: otherwise a visitor
 *  could read a stranger's history by typing his address.
 *  joinBy: the kinds that may join; the others only belong to the customer. */
export function decideRecognition({
  given,
  found,
  joinBy = identityKinds,
}: {
  given: readonly GivenIdentity[];
  found: readonly FoundIdentity[];
  joinBy?: readonly IdentityKind[];
}): Recognition {
  const ownerOf = (identity: GivenIdentity) =>
    found.find(({ kind, value }) => kind === identity.kind && value === identity.value);
  const hasExternalId = given.some(({ kind, isVerified }) => kind === 'external' && isVerified);
  const customerId =
    bySureness(given)
      .filter(({ kind, isVerified }) => isVerified && joinBy.includes(kind))
      .map(ownerOf)
      .filter((owner) => owner?.isVerified)
      .find((owner) => owner?.kind === 'external' || !(hasExternalId && owner?.hasExternalId))
      ?.customerId ?? null;

  const identities: GivenIdentity[] = [];
  const suggestions = new Map<Id, Suggestion>();
  for (const identity of bySureness(given)) {
    const owner = ownerOf(identity);
    if (!owner || (identity.isVerified && !owner.isVerified)) identities.push(identity);
    if (!owner || owner.customerId === customerId || suggestions.has(owner.customerId)) continue;
    const reason = reasonOf(identity, owner, hasExternalId);
    suggestions.set(owner.customerId, { otherId: owner.customerId, reason, identity });
  }
  return { customerId, identities, suggestions: [...suggestions.values()] };
}

function bySureness(given: readonly GivenIdentity[]): readonly GivenIdentity[] {
  return given.toSorted((a, b) => identityKinds.indexOf(a.kind) - identityKinds.indexOf(b.kind));
}

function reasonOf(
  identity: GivenIdentity,
  owner: FoundIdentity,
  hasExternalId: boolean,
): SuggestionReason {
  if (!identity.isVerified || !owner.isVerified) return 'unverified-address';
  return hasExternalId && owner.hasExternalId ? 'two-external-ids' : 'shared-address';
}
