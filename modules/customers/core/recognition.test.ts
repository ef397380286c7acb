import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdentityKind, identityKinds } from './identity.ts';
import { decideRecognition, type FoundIdentity, type GivenIdentity } from './recognition.ts';

const given = (text: string, isVerified = true): GivenIdentity => {
  const [kind, value] = split(text);
  return { kind, value, display: value, isVerified };
};
const claimed = (text: string) => given(text, false);
const owned = (text: string, customerId: string, state = ''): FoundIdentity => {
  const [kind, value] = split(text);
  const isVerified = !state.includes('claimed');
  const hasExternalId = kind === 'external' || state.includes('external');
  return { kind, value, customerId, isVerified, hasExternalId };
};
function split(text: string): [IdentityKind, string] {
  const [kind = '', value = ''] = text.split(' ');
  return [identityKinds.find((each) => each === kind) ?? 'visitor', value];
}

/** `anna + email a, phone 1 ~boris shared-address` */
function told({ customerId, identities, suggestions }: ReturnType<typeof decideRecognition>) {
  const written = identities.map(({ kind, value }) => `${kind} ${value}`).join(', ');
  const others = suggestions.map(({ otherId, reason }) => `~${otherId} ${reason}`);
  return [customerId ?? 'new', '+', written, ...others].filter((part) => part !== '').join(' ');
}

describe('whoever comes', () => {
  it.each([
    ['with an unknown address is new', [given('email a')], [], 'new + email a'],
    ['with his proven address is known', [given('email a')], [owned('email a', 'anna')], 'anna +'],
    [
      'with a known address brings his other identities along',
      [given('visitor v'), given('email a'), given('phone 1')],
      [owned('email a', 'anna')],
      'anna + phone 1, visitor v',
    ],
    [
      'with his external id is known whatever else he has',
      [given('email b'), given('external 7')],
      [owned('external 7', 'anna')],
      'anna + email b',
    ],
    [
      'gains his first external id by his address',
      [given('external 7'), given('email a')],
      [owned('email a', 'anna')],
      'anna + external 7',
    ],
    [
      'with another external id is another, though the address is the same',
      [given('external 8'), given('email a')],
      [owned('email a', 'anna', 'external')],
      'new + external 8 ~anna two-external-ids',
    ],
    [
      'with another external id is the one who has it, not the one who has the address',
      [given('external 8'), given('email a')],
      [owned('email a', 'anna', 'external'), owned('external 8', 'boris')],
      'boris + ~anna two-external-ids',
    ],
    [
      'with another external id may still be the owner of his phone',
      [given('external 8'), given('email a'), given('phone 1')],
      [owned('email a', 'anna', 'external'), owned('phone 1', 'boris')],
      'boris + external 8 ~anna two-external-ids',
    ],
    [
      'typing a stranger’s address is not the stranger',
      [given('visitor v'), claimed('email a')],
      [owned('email a', 'anna')],
      'new + visitor v ~anna unverified-address',
    ],
    [
      'typing a new address keeps it as a claim',
      [given('visitor v'), claimed('email a')],
      [],
      'new + email a, visitor v',
    ],
    [
      'typing an address that another typed before is not the other',
      [given('visitor v'), claimed('email a')],
      [owned('email a', 'anna', 'claimed')],
      'new + visitor v ~anna unverified-address',
    ],
    [
      'with proof takes the address from whoever merely typed it',
      [given('email a')],
      [owned('email a', 'anna', 'claimed')],
      'new + email a ~anna unverified-address',
    ],
    [
      'proves what he had typed himself',
      [given('visitor v'), given('email a')],
      [owned('visitor v', 'anna'), owned('email a', 'anna', 'claimed')],
      'anna + email a',
    ],
    [
      'with an unsigned external id is not its owner',
      [claimed('external 7')],
      [owned('external 7', 'anna')],
      'new + ~anna unverified-address',
    ],
    [
      'between two customers is the owner of the surer identity',
      [given('visitor v'), given('email a')],
      [owned('visitor v', 'guest'), owned('email a', 'anna')],
      'anna + ~guest shared-address',
    ],
    [
      'is suggested once to each other customer',
      [given('email a'), given('phone 1'), given('visitor v')],
      [owned('email a', 'anna'), owned('phone 1', 'boris'), owned('visitor v', 'boris')],
      'anna + ~boris shared-address',
    ],
  ] as const)('%s', (_, identities, found, expected) => {
    expect(told(decideRecognition({ given: identities, found }))).toBe(expected);
  });

  it('joins only by the kinds that may join', () => {
    const decision = decideRecognition({
      given: [given('external 7'), given('phone 1')],
      found: [owned('phone 1', 'anna')],
      joinBy: ['external', 'email'],
    });
    expect(told(decision)).toBe('new + external 7 ~anna shared-address');
  });
});

describe('of any person', () => {
  const kind = fc.constantFrom(...identityKinds);
  const value = fc.constantFrom('a', 'b');
  const keyOf = ({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`;
  const givens = fc.uniqueArray(
    fc.record({ kind, value, display: value, isVerified: fc.boolean() }),
    { selector: keyOf, maxLength: 6 },
  );
  const founds = fc.uniqueArray(
    fc.record({
      kind,
      value,
      customerId: fc.constantFrom('anna', 'boris', 'chen'),
      isVerified: fc.boolean(),
      hasExternalId: fc.boolean(),
    }),
    { selector: keyOf, maxLength: 8 },
  );

  it('nothing that is proven for another is taken, and no claim joins', () => {
    fc.assert(
      fc.property(givens, founds, (identities, found) => {
        const decision = decideRecognition({ given: identities, found });
        const ownerOf = (each: GivenIdentity) => found.find((one) => keyOf(one) === keyOf(each));
        for (const identity of decision.identities) {
          expect(ownerOf(identity)?.isVerified ?? false).toBe(false);
        }
        if (decision.customerId !== null) {
          const isJoinedByProof = identities.some((each) => {
            const owner = ownerOf(each);
            return each.isVerified && owner?.isVerified && owner.customerId === decision.customerId;
          });
          expect(isJoinedByProof).toBe(true);
        }
        expect(decision.suggestions.map(({ otherId }) => otherId)).not.toContain(
          decision.customerId,
        );
      }),
    );
  });
});
