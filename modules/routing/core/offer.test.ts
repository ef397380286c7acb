import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { defaultOfferRules, offerOutcome } from './offer.ts';
import type { WorkItem } from './work.ts';

const now = '2026-01-05T09:00:00.000Z';
const item: WorkItem = {
  contactId: 'c',
  queueId: 'q',
  channel: 'chat',
  weightUnits: 1,
  requirements: { language: 'ru', skills: [], teamId: null, relaxing: [] },
  customerLanguage: null,
  priority: 0,
  enteredAt: addMs(now, -10 * minuteMs),
  excluded: [],
  avoidedAgentIds: [],
  askedFirst: null,
};
const offer = { item, agentId: 'a', missedOffers: 0 };
const declined = { kind: 'declined', reason: 'on the phone' } as const;
const timedOut = { kind: 'timed-out' } as const;

describe('the end of an offer', () => {
  it('by acceptance takes the contact out of the queue and forgets what was missed', () => {
    expect(offerOutcome({ ...offer, missedOffers: 1 }, { kind: 'accepted' }, { now })).toEqual({
      returned: null,
      missedOffers: 0,
      presence: null,
    });
  });

  it('by withdrawal changes nothing for the agent', () => {
    expect(offerOutcome({ ...offer, missedOffers: 1 }, { kind: 'withdrawn' }, { now })).toEqual({
      returned: null,
      missedOffers: 1,
      presence: null,
    });
  });

  it('because the agent left returns the contact as it was', () => {
    const outcome = offerOutcome({ ...offer, missedOffers: 1 }, { kind: 'agent-left' }, { now });
    expect(outcome).toEqual({ returned: item, missedOffers: 1, presence: null });
  });

  it('by declining returns the contact to its old place, for a while without this agent', () => {
    const { returned, presence } = offerOutcome(offer, declined, { now });
    expect(returned).toEqual({
      ...item,
      excluded: [{ agentId: 'a', until: addMs(now, defaultOfferRules.declinedForMs) }],
    });
    expect(presence).toBeNull();
  });

  it('by time-out does the same, and counts', () => {
    const outcome = offerOutcome(offer, timedOut, { now });
    expect(outcome).toMatchObject({ missedOffers: 1, presence: null });
    expect(outcome.returned?.enteredAt).toBe(item.enteredAt);
    expect(outcome.returned?.excluded).toEqual([
      { agentId: 'a', until: addMs(now, defaultOfferRules.timedOutForMs) },
    ]);
  });

  it('by a second time-out in a row sets the agent to busy until he is back', () => {
    const busy = { state: 'busy', reason: 'missed-offers' };
    expect(offerOutcome({ ...offer, missedOffers: 1 }, timedOut, { now }).presence).toEqual(busy);
    const strict = { ...defaultOfferRules, missedInARow: 1 };
    expect(offerOutcome(offer, timedOut, { now, rules: strict }).presence).toEqual(busy);
  });

  it('keeps the exclusions of others and drops those that are over', () => {
    const excluded = [
      { agentId: 'a', until: addMs(now, minuteMs) },
      { agentId: 'b', until: addMs(now, 1) },
      { agentId: 'c', until: now },
    ];
    const { returned } = offerOutcome({ ...offer, item: { ...item, excluded } }, declined, { now });
    expect(returned?.excluded.map(({ agentId }) => agentId)).toEqual(['b', 'a']);
  });
});
