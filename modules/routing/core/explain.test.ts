import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { Entry } from './entry.ts';
import { explain } from './explain.ts';
import type { WaitingCause } from './waiting.ts';
import type { AgentState } from './work.ts';

const now = '2026-01-05T09:00:00.000Z';
const entry: Entry = {
  projectId: 'p',
  contactId: 'c',
  conversationId: 'k',
  customerId: 'u',
  queueId: 'q',
  channel: 'chat',
  state: 'waiting',
  enteredAt: addMs(now, -minuteMs),
  priority: 0,
  accelerationPerMinute: 1,
  valueLevel: 0,
  isRepeat: false,
  requirements: {
    language: 'zh',
    skills: [{ skillId: 'billing', minLevel: 3 }],
    teamId: 'north',
    relaxing: [],
  },
  avoidedAgentIds: ['avoided'],
  askedFirst: null,
  customerLanguage: null,
  excluded: [{ agentId: 'decliner', until: addMs(now, 1) }],
  weightUnits: 1,
  heldUnits: 0,
  silentAfterMs: null,
  interruptedBy: [],
  contactState: null,
  contactSince: null,
  agentId: null,
  offerId: null,
  offeredAt: null,
  offerExpiresAt: null,
};

/** Somebody who could take it at once. */
const able: AgentState = {
  id: 'able',
  presence: 'available',
  capacityUnits: 4,
  loadUnits: 0,
  isRinging: false,
  isPaused: false,
  channels: new Map([['chat', { limit: 4, held: 0 }]]),
  languages: new Set(['zh']),
  skills: new Map([['billing', 3]]),
  teamIds: new Set(['north']),
  isHelper: false,
  queueIds: new Set(['q']),
  idleSince: now,
};

describe('why a contact waits', () => {
  it.each<[string, WaitingCause, Partial<AgentState>]>([
    ['nobody is available', { kind: 'nobody-available' }, { presence: 'training' }],
    ['nobody speaks the language', { kind: 'language', language: 'zh' }, { languages: new Set() }],
    [
      'nobody knows the matter well enough',
      { kind: 'skill', skillId: 'billing', minLevel: 3 },
      { skills: new Map([['billing', 2]]) },
    ],
    ['nobody serves the channel', { kind: 'channel' }, { channels: new Map() }],
    ['nobody of the team is there', { kind: 'team', teamId: 'north' }, { teamIds: new Set() }],
    ['only helpers are there', { kind: 'helpers' }, { isHelper: true }],
    ['the customer avoids whoever fits', { kind: 'avoided' }, { id: 'avoided' }],
    ['whoever fits let it go by', { kind: 'excluded' }, { id: 'decliner' }],
    ['whoever fits is full', { kind: 'capacity' }, { loadUnits: 4 }],
    ['at whoever fits another one rings', { kind: 'ringing' }, { isRinging: true }],
    ['whoever fits rests after a contact', { kind: 'paused' }, { isPaused: true }],
    ['its turn comes next', { kind: 'turn' }, {}],
  ])('%s', (_name, cause, state) => {
    const worse: AgentState = { ...able, id: 'other', presence: 'offline' };
    expect(explain({ entry, agents: [worse, { ...able, ...state }] }, now)).toEqual(cause);
  });

  it('is that one certain agent is waited for', () => {
    const askedFirst = { agentId: 'anna', until: addMs(now, minuteMs), why: 'named' as const };
    const cause = explain({ entry: { ...entry, askedFirst }, agents: [able] }, now);
    expect(cause).toEqual({ kind: 'asked-first', agentId: 'anna', until: askedFirst.until });
  });

  it('is told even when there are no agents at all', () => {
    expect(explain({ entry, agents: [] }, now)).toEqual({ kind: 'nobody-available' });
  });
});
