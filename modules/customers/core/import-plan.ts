import type { Id } from '#kernel/id.ts';
import type { IdentityKind } from './identity.ts';
import type { ImportRow } from './import-row.ts';
import type { PersonalField } from './merge.ts';
import {
  decideRecognition,
  type FoundIdentity,
  type GivenIdentity,
  type Suggestion,
} from './recognition.ts';

/** All that a batch of rows writes. */
export interface ImportPlan {
  /** New customers and changed ones; null leaves a field as it is. */
  readonly customers: readonly PlannedCustomer[];
  readonly identities: readonly (GivenIdentity & { readonly customerId: Id })[];
  readonly suggestions: readonly (Suggestion & { readonly customerId: Id })[];
  /** Rows that told of a new customer, and of a known one. */
  readonly imported: number;
  readonly updated: number;
}

export interface PlannedCustomer extends Readonly<Record<PersonalField, string | number | null>> {
  readonly id: Id;
  readonly valueLevel: number | null;
}

/** Decides what a batch of rows writes. A row belongs to the customer with its external id, else
 *  its e-mail address, else its phone; rows see what the rows before them did.
 *  found: the known owners of the identities in the rows. makeId: makes a customer's id. */
export function planImport(
  rows: readonly ImportRow[],
  found: readonly FoundIdentity[],
  makeId: () => Id,
): ImportPlan {
  const owners = new Map(found.map((each) => [keyOf(each), each]));
  const withExternalId = new Set(
    found.filter(({ hasExternalId }) => hasExternalId).map(({ customerId }) => customerId),
  );
  const customers = new Map<Id, PlannedCustomer>();
  const identities: (GivenIdentity & { customerId: Id })[] = [];
  const suggestions: (Suggestion & { customerId: Id })[] = [];
  let imported = 0;
  for (const row of rows) {
    const known = row.identities
      .map((identity) => owners.get(keyOf(identity)))
      .filter((owner) => owner !== undefined)
      .map((owner) => ({ ...owner, hasExternalId: withExternalId.has(owner.customerId) }));
    const decision = decideRecognition({
      given: row.identities,
      found: known,
      joinBy: joiningKinds[row.identities[0].kind],
    });
    const customerId = decision.customerId ?? makeId();
    if (decision.customerId === null) imported += 1;
    customers.set(customerId, laid(row, customers.get(customerId), customerId));
    for (const identity of decision.identities) {
      identities.push({ ...identity, customerId });
      owners.set(keyOf(identity), { ...identity, customerId, hasExternalId: false });
      if (identity.kind === 'external') withExternalId.add(customerId);
    }
    suggestions.push(...decision.suggestions.map((each) => ({ ...each, customerId })));
  }
  const updated = rows.length - imported;
  return { customers: [...customers.values()], identities, suggestions, imported, updated };
}

/** A family shares a phone more often than an address: a phone joins when it is all there is. */
const joiningKinds: Readonly<Record<IdentityKind, readonly IdentityKind[]>> = {
  external: ['external', 'email'],
  email: ['email'],
  phone: ['phone'],
  visitor: [],
};

/** What a row tells, laid over what rows before it told. */
function laid(row: ImportRow, under: PlannedCustomer | undefined, id: Id): PlannedCustomer {
  const told = (field: PersonalField) => row[field] ?? under?.[field] ?? null;
  return {
    id,
    name: told('name'),
    language: told('language'),
    birthYear: told('birthYear'),
    preferredChannel: told('preferredChannel'),
    valueLevel: row.valueLevel ?? under?.valueLevel ?? null,
  };
}

function keyOf({ kind, value }: { kind: IdentityKind; value: string }): string {
  return `${kind} ${value}`;
}
