import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, dayMs } from '#kernel/time.ts';
import { chooseOne, inviteOrNot, isDrawn, type Occasion } from './invitation.ts';
import { defaultRules } from './rules.ts';

const now = '2026-01-20T09:00:00.000Z';
const rules = defaultRules.transactional;
const quarantineMs = rules.quarantineDays * dayMs;
const ordinary: Occasion = {
  id: 'a contact',
  outcome: 'answered',
  isSolved: true,
  isReachable: true,
  hasBounced: false,
  hasOptedOut: false,
  wasAskedBefore: false,
  askedInFullAt: null,
  hasOpenInvitation: false,
};
const everything = { isRatingAsked: true, areAttributesAsked: true, reason: null };
const nothing = { isRatingAsked: false, areAttributesAsked: false };

describe('the invitation', () => {
  it('goes to the customer of every ordinary contact', () => {
    expect(inviteOrNot(ordinary, rules, now)).toEqual(everything);
  });

  it.each<[Partial<Occasion>, string]>([
    [{ outcome: 'abandoned' }, 'abandoned'],
    [{ outcome: 'merged' }, 'merged'],
    [{ outcome: 'sent-elsewhere' }, 'sent-elsewhere'],
    [{ isSolved: false }, 'unsolved'],
    [{ isReachable: false }, 'no-address'],
    [{ hasBounced: true }, 'bounced'],
    [{ hasOptedOut: true }, 'opted-out'],
    [{ wasAskedBefore: true }, 'asked-before'],
  ])('is not sent for %j, and says why', (known, reason) => {
    expect(inviteOrNot({ ...ordinary, ...known }, rules, now)).toEqual({ ...nothing, reason });
  });

  it('is not sent without a survey, and an abandoned contact stays abandoned', () => {
    expect(inviteOrNot(ordinary, null, now).reason).toBe('no-survey');
    expect(inviteOrNot({ ...ordinary, outcome: 'abandoned' }, null, now).reason).toBe('abandoned');
  });

  it('asks for the rating alone until the quarantine after the attributes is over', () => {
    const askedAt = (agoMs: number) => ({ ...ordinary, askedInFullAt: addMs(now, -agoMs) });
    expect(inviteOrNot(askedAt(quarantineMs - 1), rules, now)).toEqual({
      isRatingAsked: true,
      areAttributesAsked: false,
      reason: 'quarantine',
    });
    expect(inviteOrNot(askedAt(quarantineMs), rules, now).areAttributesAsked).toBe(true);
  });

  it('asks for the rating alone while another survey is open, or nothing if so ruled', () => {
    const open = { ...ordinary, hasOpenInvitation: true };
    expect(inviteOrNot(open, rules, now)).toMatchObject({
      isRatingAsked: true,
      reason: 'one-open',
    });
    expect(inviteOrNot(open, { ...rules, isRatingAskedInQuarantine: false }, now)).toEqual({
      ...nothing,
      reason: 'one-open',
    });
  });

  it('goes to the drawn share, the same each time', () => {
    const ids = Array.from({ length: 4_000 }, (_, index) => `contact ${index}`);
    const drawn = ids.filter((id) => isDrawn(id, 25));
    expect(ids.filter((id) => isDrawn(id, 25))).toEqual(drawn);
    expect(Math.abs(drawn.length / ids.length - 0.25)).toBeLessThan(0.02);
    // A larger share takes those of a smaller one along.
    expect(drawn.every((id) => isDrawn(id, 60))).toBe(true);
    expect(ids.every((id) => isDrawn(id, 100))).toBe(true);
    const left = ids.find((id) => !drawn.includes(id)) ?? '';
    const sampled = inviteOrNot({ ...ordinary, id: left }, { ...rules, samplePercent: 25 }, now);
    expect(sampled).toEqual({ ...nothing, reason: 'sampled-out' });
  });

  const anyOccasion = fc.record<Occasion>({
    id: fc.uuid(),
    outcome: fc.constantFrom('answered', 'abandoned', 'merged', 'sent-elsewhere'),
    isSolved: fc.boolean(),
    isReachable: fc.boolean(),
    hasBounced: fc.boolean(),
    hasOptedOut: fc.boolean(),
    wasAskedBefore: fc.boolean(),
    askedInFullAt: fc.option(fc.nat().map((agoMs) => addMs(now, -agoMs))),
    hasOpenInvitation: fc.boolean(),
  });
  const anyRules = fc.option(
    fc.record({
      samplePercent: fc.integer({ min: 1, max: 100 }),
      isRatingAskedInQuarantine: fc.boolean(),
    }),
  );

  it('never leaves a customer out without a reason, nor asks whoever wants nothing', () => {
    fc.assert(
      fc.property(anyOccasion, anyRules, (occasion, given) => {
        const decision = inviteOrNot(occasion, given && { ...rules, ...given }, now);
        expect(decision.reason === null).toBe(decision.areAttributesAsked);
        expect(decision.areAttributesAsked && !decision.isRatingAsked).toBe(false);
        if (occasion.hasOptedOut || occasion.hasBounced) expect(decision.isRatingAsked).toBe(false);
      }),
    );
  });

  it('is one of the surveys that could ask: the first that asks most', () => {
    const alone = { isRatingAsked: true, areAttributesAsked: false, reason: 'quarantine' } as const;
    const out = { ...nothing, reason: 'sampled-out' } as const;
    const full = { ...everything, reason: null };
    expect(chooseOne([out, alone, full, full])).toEqual({
      chosen: 2,
      decisions: [
        out,
        { ...nothing, reason: 'other-survey' },
        full,
        { ...nothing, reason: 'other-survey' },
      ],
    });
    expect(chooseOne([out, alone]).chosen).toBe(1);
    expect(chooseOne([out])).toEqual({ chosen: null, decisions: [out] });
  });
});
