import type { Queue } from './queue.ts';

/** A queue of which nothing has been chosen yet: it takes every channel and offers its contacts to
 *  every agent, around the clock. */
export const blankQueue = {
  channels: ['chat', 'email'],
  language: null,
  skills: [],
  levelsFirst: true,
  teamId: null,
  lastAgent: null,
  boosts: { perValueLevel: 0, repeatContact: 0 },
  relaxing: [],
  priority: 0,
  accelerationPerMinute: 1,
  offerTimeoutMs: null,
  ringAt: 1,
  serviceLevelMs: {},
  targetsMs: {},
  isOpen: true,
  scheduleId: null,
  closure: null,
  overflow: [],
  whenClosed: { kind: 'wait' },
  colour: 'teal',
} satisfies Omit<Queue, 'id' | 'projectId' | 'names'>;
