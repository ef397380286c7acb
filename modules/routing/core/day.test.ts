import { describe, expect, it } from 'vitest';
import { assert, present } from '#kernel/assert.ts';
import type { Instant } from '#kernel/time.ts';
import { loadOf } from './capacity.ts';
import { type Day, simulateDay } from './day.fixture.ts';
import type { Offer } from './match.ts';
import { neededAt } from './requirements.ts';
import type { WorkItem } from './work.ts';

const size = { contacts: 5_000, agents: 30 };

describe('a simulated day', () => {
  it('of 5,000 contacts and 30 agents loses nobody and keeps every rule at every moment', () => {
    const day = simulateDay({ seed: 20260105, ...size }, checkMoment);
    expect(day.ended.size).toBe(size.contacts);
    expect(day.waiting.size + day.ringing.size + day.held.size).toBe(0);
    expect([...day.agents.values()].map(({ loadUnits }) => loadUnits)).toEqual(
      Array.from({ length: size.agents }, () => 0),
    );
    const count = (what: string) => day.counts.get(what) ?? 0;
    expect(count('accepted')).toBe(size.contacts - count('abandoned'));
    for (const [what, fewest] of eventful) expect(count(what)).toBeGreaterThan(fewest);
  });

  it('is the same day for the same seed', () => {
    const run = () => simulateDay({ seed: 7, contacts: 500, agents: 6 }, () => undefined);
    expect(run().counts).toEqual(run().counts);
  });
});

/** The day must have had enough of everything for its rules to mean something. */
const eventful: readonly (readonly [string, number])[] = [
  ['declined', 200],
  ['timed-out', 200],
  ['withdrawn', 5],
  ['abandoned', 100],
  ['break', 100],
  ['busy', 5],
  ['eased', 50],
];

function checkMoment(day: Day, offers: readonly Offer[], now: Instant): void {
  checkPlaces(day);
  checkLoads(day);
  const offered = new Set(offers.map(({ contactId }) => contactId));
  assert(offered.size === offers.length, 'a contact is offered once');
  assert(
    new Set(offers.map(({ agentId }) => agentId)).size === offers.length,
    'one rings at a time',
  );
  for (const { contactId, agentId } of offers) {
    const item = present(day.waiting.get(contactId), `${contactId} among the waiting`);
    const agent = present(day.agents.get(agentId), agentId);
    const { language, skills } = neededAt(item, now);
    assert(agent.presence === 'available' && !agent.isRinging, `${agentId} can be rung`);
    assert(language === null || agent.languages.has(language), 'he speaks what is still asked for');
    assert(
      skills.every(({ skillId, minLevel }) => (agent.skills.get(skillId) ?? -1) >= minLevel),
      'he has the skills that are still asked for',
    );
    assert(isAllowed(item, agentId, now), `${agentId} did not let ${contactId} go by just now`);
    for (const other of day.waiting.values()) {
      const isPassedOver = !offered.has(other.contactId) && isBefore(other, item);
      assert(!(isPassedOver && isAllowed(other, agentId, now)), 'first in is first out');
    }
  }
}

/** Everybody is in one place, and nobody's place in the queue has changed. */
function checkPlaces(day: Day): void {
  const { waiting, ringing, held, ended, arrivals } = day;
  assert(
    waiting.size + ringing.size + held.size + ended.size === arrivals.size,
    'each contact is in exactly one place',
  );
  for (const item of waiting.values()) {
    const arrived = present(arrivals.get(item.contactId), item.contactId);
    assert(item.enteredAt === arrived.enteredAt, `${item.contactId} keeps its place`);
  }
}

function checkLoads(day: Day): void {
  const held = [...day.ringing.values(), ...day.held.values()];
  for (const agent of day.agents.values()) {
    const own = held.filter(({ agentId }) => agentId === agent.id).map(({ item }) => item);
    assert(loadOf(own) === agent.loadUnits, `the load of ${agent.id} is what is held`);
    assert(agent.loadUnits <= agent.capacityUnits, `${agent.id} is not beyond his capacity`);
    for (const [channel, { limit }] of agent.channels) {
      const ofChannel = own.filter((item) => item.channel === channel);
      assert(ofChannel.length <= limit, `${agent.id} is within the limit of ${channel}`);
    }
  }
}

function isAllowed(item: WorkItem, agentId: string, now: Instant): boolean {
  return !item.excluded.some((one) => one.agentId === agentId && one.until > now);
}

/** Whether one contact comes before another that the same agents can take. */
function isBefore(one: WorkItem, other: WorkItem): boolean {
  return (
    one.enteredAt < other.enteredAt &&
    one.queueId === other.queueId &&
    one.channel === other.channel &&
    one.priority === other.priority &&
    JSON.stringify(one.requirements) === JSON.stringify(other.requirements)
  );
}
