import { z } from 'zod';
import { hourMs, minuteMs } from '#kernel/time.ts';
import { type Channel, channel } from '#modules/contacts/contract.ts';
import { maximumCapacityUnits } from './agent.ts';
import type { Entry } from './entry.ts';
import { isCircular } from './interrupts.ts';

/** In quarters: sums of them are exact. */
const weightUnits = z.number().min(0.25).max(maximumCapacityUnits).multipleOf(0.25);

const maximumPauseMs = 10 * minuteMs;

/** What the contacts of each channel take of the agents of a project, and how they reach them. A
 *  change of the weights, the silence and the interruptions holds for contacts that come from then
 *  on, all else at once. */
export const loadRules = z.object({
  weights: z.record(channel, weightUnits),
  /** How long it must be the customer's turn until a contact takes nothing any more; 0: at once;
   *  null: it always counts. */
  silentAfterMs: z.record(
    channel,
    z
      .number()
      .int()
      .min(0)
      .max(24 * hourMs)
      .nullable(),
  ),
  /** Which channels a contact of a channel may interrupt. */
  interrupts: z.record(channel, z.array(channel)).refine((interrupts) => !isCircular(interrupts)),
  /** Whether Heed accepts what is offered to an agent whose desk is connected. */
  autoAnswer: z.record(channel, z.boolean()).default({ chat: false, email: false }),
  /** How long an agent is offered nothing when he has coded a contact; 0: no pause. */
  pauseAfterMs: z
    .record(channel, z.number().int().min(0).max(maximumPauseMs))
    .default({ chat: 0, email: 0 }),
});
export type LoadRules = z.infer<typeof loadRules>;

/** The rules of a project unless somebody changes them. A mail may be answered next week, and a
 *  customer who has left his chat alone may come back to it. */
export const defaultLoadRules: LoadRules = {
  weights: { chat: 1, email: 1 },
  silentAfterMs: { chat: 10 * minuteMs, email: 0 },
  interrupts: { chat: ['email'], email: [] },
  autoAnswer: { chat: false, email: false },
  pauseAfterMs: { chat: 0, email: 0 },
};

/** What the rules say of a contact of a channel that comes now. */
export function ruledOf(
  {
    weights,
    silentAfterMs,
    interrupts,
  }: Pick<LoadRules, 'weights' | 'silentAfterMs' | 'interrupts'>,
  channel: Channel,
): Pick<Entry, 'weightUnits' | 'silentAfterMs' | 'interruptedBy'> {
  const channels = Object.keys(interrupts) as Channel[];
  return {
    weightUnits: weights[channel],
    silentAfterMs: silentAfterMs[channel],
    interruptedBy: channels.filter((each) => interrupts[each].includes(channel)),
  };
}
