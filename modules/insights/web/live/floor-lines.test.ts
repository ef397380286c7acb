import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { Agent } from '#modules/routing/core/agent.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { defaultCapacity, noLoad } from '#modules/routing/core/capacity.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import { agentLines, waitingLines } from './floor-lines.ts';

const now = '2026-03-02T09:00:00.000Z';
const ago = (minutes: number) => addMs(now, -minutes * minuteMs);

function agent(personId: string, about: Partial<Agent> = {}): Agent {
  return {
    ...{ ...defaultCapacity, ...noLoad, personId, presence: 'available', presenceSince: now },
    ...{
      projectIds: ['p'],
      helperProjectIds: [],
      pausedUntil: null,
      idleSince: now,
      missedOffers: 0,
      ...about,
    },
  };
}

function contact(contactId: string, about: Partial<FloorContact> = {}): FloorContact {
  return {
    ...{ contactId, conversationId: contactId, customerName: contactId, subject: '' },
    ...{ queueId: 'q', channel: 'chat', language: 'ru', agentId: null, state: 'queue' },
    ...{ since: now, enteredAt: now, priority: 0, accelerationPerMinute: 1, ...about },
  };
}

const held = (contactId: string, agentId: string, minutes: number) =>
  contact(contactId, { agentId, state: 'talk', since: ago(minutes) });

const floor = {
  agents: [agent('a'), agent('b', { loadUnits: 3 }), agent('c', { presence: 'offline' })],
  people: [
    { id: 'a', name: 'Анна', teamIds: ['north'] },
    { id: 'b', name: 'Борис', teamIds: ['south'] },
    { id: 'c', name: 'Вера', teamIds: ['south'] },
  ],
  work: [
    held('one', 'b', 5),
    held('two', 'b', 9),
    held('three', 'a', 7),
    contact('rings', { agentId: 'a', state: 'offer', channel: 'email', queueId: 'r' }),
    contact('waits'),
  ],
};
const keysOf = (lines: ReturnType<typeof agentLines>) =>
  lines.map((line) => (line.kind === 'agent' ? line.agent.personId : line.contact.contactId));

describe('agents and what they have', () => {
  it('have what is in hand before what is the customer’s turn', () => {
    const silent = contact('silent', { agentId: 'b', state: 'wait-for-customer', since: ago(99) });
    const work = [silent, held('one', 'b', 5)];
    const agents = [agent('a'), agent('b')];
    expect(keysOf(agentLines({ ...floor, agents, work }, {}))).toEqual(['a', 'b', 'one', 'silent']);
  });

  it('stand by name, each with the longest first, and without those who are offline', () => {
    expect(keysOf(agentLines(floor, {}))).toEqual(['a', 'three', 'rings', 'b', 'two', 'one']);
  });

  it.each([
    ['longest', ['b', 'two', 'one', 'a', 'three', 'rings']],
    ['load', ['b', 'two', 'one', 'a', 'three', 'rings']],
  ] as const)('by %s the first is who has it', (order, keys) => {
    expect(keysOf(agentLines(floor, { order }))).toEqual(keys);
  });

  it('of a queue or channel are those who have some of it', () => {
    expect(keysOf(agentLines(floor, { channel: 'email' }))).toEqual(['a', 'rings']);
    expect(keysOf(agentLines(floor, { queue: 'q' }))).toEqual(['a', 'three', 'b', 'two', 'one']);
  });

  it('are found by name, team and presence', () => {
    expect(keysOf(agentLines(floor, { name: ' бор' }))).toEqual(['b', 'two', 'one']);
    expect(keysOf(agentLines(floor, { team: 'north' }))[0]).toBe('a');
    expect(keysOf(agentLines(floor, { presence: 'offline' }))).toEqual(['c']);
    expect(keysOf(agentLines(floor, { presence: 'all' }))).toContain('c');
  });

  it('show an agent who went offline with something in hand', () => {
    const gone = [agent('c', { presence: 'offline', loadUnits: 1 })];
    expect(keysOf(agentLines({ ...floor, agents: gone }, {}))).toEqual(['c']);
  });
});

describe('those who wait', () => {
  const names = { en: 'q', ru: 'q', zh: 'q' };
  const queues = ['r', 'q', 'empty'].map((id) => ({ ...blankQueue, id, projectId: 'p', names }));

  it('stand by queue, the most urgent first', () => {
    const work = [
      contact('late', { enteredAt: ago(9) }),
      contact('dear', { priority: 10, enteredAt: ago(2) }),
      contact('new'),
      contact('rings', { queueId: 'r', state: 'offer', agentId: 'a' }),
      held('taken', 'a', 1),
    ];
    const lines = waitingLines({ queues, work }, {}, now);
    expect(
      lines.map((line) => (line.kind === 'queue' ? line.waiting : line.contact.contactId)),
    ).toEqual([1, 'rings', 3, 'dear', 'late', 'new']);
  });
});
