import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, dayMs } from '#kernel/time.ts';
import { type EndedContact, inviteOrNot } from './invitation.ts';

const now = '2026-01-20T09:00:00.000Z';
const quarantineMs = 14 * dayMs;
const ordinary: EndedContact = {
  outcome: 'answered',
  hasSurvey: true,
  isReachable: true,
  hasBounced: false,
  hasOptedOut: false,
  attributesAskedAt: null,
};

describe('the invitation', () => {
  it('goes to the customer of every ordinary contact', () => {
    expect(inviteOrNot(ordinary, quarantineMs, now)).toEqual({
      isRatingAsked: true,
      areAttributesAsked: true,
      reason: null,
    });
  });

  it.each<[Partial<EndedContact>, string]>([
    [{ outcome: 'abandoned' }, 'abandoned'],
    [{ outcome: 'merged' }, 'merged'],
    [{ hasSurvey: false }, 'no-survey'],
    [{ isReachable: false }, 'no-address'],
    [{ hasBounced: true }, 'bounced'],
    [{ hasOptedOut: true }, 'opted-out'],
  ])('is not sent for %j, and says why', (known, reason) => {
    expect(inviteOrNot({ ...ordinary, ...known }, quarantineMs, now)).toEqual({
      isRatingAsked: false,
      areAttributesAsked: false,
      reason,
    });
  });

  it('asks for the rating alone until the quarantine after the attributes is over', () => {
    const askedAt = (agoMs: number) => ({ ...ordinary, attributesAskedAt: addMs(now, -agoMs) });
    expect(inviteOrNot(askedAt(quarantineMs - 1), quarantineMs, now)).toEqual({
      isRatingAsked: true,
      areAttributesAsked: false,
      reason: 'quarantine',
    });
    const after = inviteOrNot(askedAt(quarantineMs), quarantineMs, now);
    expect(after.areAttributesAsked).toBe(true);
  });

  it('never leaves a customer out without a reason', () => {
    const anyContact = fc.record({
      outcome: fc.constantFrom('answered' as const, 'abandoned' as const, 'merged' as const),
      hasSurvey: fc.boolean(),
      isReachable: fc.boolean(),
      hasBounced: fc.boolean(),
      hasOptedOut: fc.boolean(),
      attributesAskedAt: fc.option(fc.nat().map((agoMs) => addMs(now, -agoMs))),
    });
    fc.assert(
      fc.property(anyContact, (contact) => {
        const decision = inviteOrNot(contact, quarantineMs, now);
        expect(decision.reason === null).toBe(decision.areAttributesAsked);
        expect(decision.areAttributesAsked && !decision.isRatingAsked).toBe(false);
      }),
    );
  });
});
