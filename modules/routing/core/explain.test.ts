import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { Entry, WaitingCause } from '../contract.ts';
import { explain } from './explain.ts';
import type { AgentState } from './work.ts';

const now = '2026-01-05T09:00:00.000Z';
const entry: Entry = {
  projectId: 'p',
  contactId: 'c',
  conversationId: 'k',
  queueId: 'q',
  channel: 'chat',
  state: 'waiting',
  enteredAt: addMs(now, -minuteMs),
  priority: 0,
  requirements: { language: 'zh', skills: [{ skillId: 'billing', minLevel: 3 }], relaxing: [] },
  customerLanguage: null,
  excluded: [{ agentId: 'decliner', until: addMs(now, 1) }],
  weightUnits: 1,
  heldUnits: 0,
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
  channels: new Map([['chat', { limit: 4, held: 0 }]]),
  languages: new Set(['zh']),
  skills: new Map([['billing', 3]]),
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
    ['whoever fits let it go by', { kind: 'excluded' }, { id: 'decliner' }],
    ['whoever fits is full', { kind: 'capacity' }, { loadUnits: 4 }],
    ['at whoever fits another one rings', { kind: 'ringing' }, { isRinging: true }],
    ['its turn comes next', { kind: 'turn' }, {}],
  ])('%s', (_name, cause, state) => {
    const worse: AgentState = { ...able, id: 'other', presence: 'offline' };
    expect(explain({ entry, agents: [worse, { ...able, ...state }] }, now)).toEqual(cause);
  });

  it('is told even when there are no agents at all', () => {
    expect(explain({ entry, agents: [] }, now)).toEqual({ kind: 'nobody-available' });
  });
});
