import type { Queue } from '../contract.ts';

/** A queue of which nothing has been chosen yet: it takes every channel and offers its contacts to
 *  every agent, around the clock. */
export const blankQueue = {
  channels: ['chat', 'email'],
  language: null,
  skills: [],
  relaxing: [],
  priority: 0,
  accelerationPerMinute: 1,
  offerTimeoutMs: null,
  serviceLevelMs: {},
  isOpen: true,
  scheduleId: null,
  closure: null,
  colour: 'teal',
} satisfies Omit<Queue, 'id' | 'projectId' | 'names'>;
