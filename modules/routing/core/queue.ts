import { z } from 'zod';
import { hourMs, secondMs } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import { project } from '#modules/projects/contract.ts';
import { id, language } from '#platform/http/contract.ts';
import { names } from './name.ts';
import { relaxing, requiredSkills } from './requirements.ts';
import { closure } from './schedule.ts';
import { queueTargets } from './target.ts';
import { maximumOverflowRules, overflowRule, whenClosed } from './waiting.ts';

const maximumPriority = 1_000;
const maximumAcceleration = 100;
export const maximumRing = 5;

/** The agent whom the customer met within so many days is asked first, for so long. */
const lastAgent = z.object({
  forMs: z
    .number()
    .int()
    .min(5 * secondMs)
    .max(24 * hourMs),
  withinDays: z.number().int().min(1).max(365),
});

/** Added to the priority of a contact: for each level of the customer's value, and when he met an
 *  agent of the project within the days of a repeat contact. */
const boosts = z.object({
  perValueLevel: z.number().min(0).max(maximumPriority),
  repeatContact: z.number().min(0).max(maximumPriority),
});

/** Where contacts of one kind wait. */
export const queue = z.object({
  id,
  projectId: id,
  names,
  /** What comes in on another channel cannot be handed to it. */
  channels: z.array(channel).min(1),
  /** What agents must speak; null: anybody answers, first who speaks the customer's language. */
  language: language.nullable(),
  skills: requiredSkills,
  /** Who has the highest levels in them is asked first; else the longest idle. */
  levelsFirst: z.boolean().default(true),
  /** The team that answers; null: every agent of the project. */
  teamId: id.nullable().default(null),
  lastAgent: lastAgent.nullable().default(null),
  boosts: boosts.default({ perValueLevel: 0, repeatContact: 0 }),
  /** What is asked for less of, the longer a contact waits, in the order of the waiting. */
  relaxing: relaxing.default([]),
  priority: z.number().min(0).max(maximumPriority),
  /** Added to the priority of a contact for every minute it has waited. */
  accelerationPerMinute: z.number().min(0).max(maximumAcceleration),
  /** How long an agent may think about an offer; null: as the project says. */
  offerTimeoutMs: z
    .number()
    .int()
    .min(5 * secondMs)
    .max(hourMs)
    .nullable(),
  /** At how many agents a contact rings at once; the first who accepts gets it. */
  ringAt: z.number().int().min(1).max(maximumRing).default(1),
  /** Answered within so long counts for the service level; by the project where it is missing. */
  serviceLevelMs: z.partialRecord(
    channel,
    z
      .number()
      .int()
      .min(secondMs)
      .max(168 * hourMs),
  ),
  /** What is promised to customers, in its business time. An emergency closure does not stop the
   *  clocks: customers wait all the same. */
  targetsMs: queueTargets.default({}),
  /** From a closed queue nothing is offered; who waits in it goes on waiting. */
  isOpen: z.boolean(),
  /** Its business hours; null: open around the clock. Outside of them nobody is promised an answer
   *  at once; who waits is offered to whoever is there. */
  scheduleId: id.nullable().default(null),
  closure: closure.nullable().default(null),
  /** The first that holds, and whose queue is open and takes the channel, is followed. */
  overflow: z.array(overflowRule).max(maximumOverflowRules).default([]),
  whenClosed: whenClosed.default({ kind: 'wait' }),
  colour: project.shape.colour,
});
export type Queue = z.infer<typeof queue>;
