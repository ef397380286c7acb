import { z } from 'zod';
import { id, instant } from '#platform/http/contract.ts';
import { askedFirst } from './entry.ts';
import { names } from './name.ts';
import { offerAnswer } from './offer.ts';
import { trialArm } from './trial.ts';
import { overflowWhen } from './waiting.ts';

/** What was decided about where a contact goes. Scores are priority + acceleration x minutes. */
export const decided = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entered'),
    queueId: id,
    priority: z.number(),
    valueLevel: z.number().int(),
    isRepeat: z.boolean(),
    askedFirst: askedFirst.nullable(),
    /** Who handed it over; null: the customer came. */
    byId: id.nullable(),
    trials: z.array(trialArm).optional(),
  }),
  z.object({
    kind: z.literal('offered'),
    queueId: id,
    agentId: id,
    /** What made the match: the contact came or asked for less, the agent became free, or a rule
     *  changed; a person chose him. */
    event: z.enum(['contact', 'agent', 'rule', 'person']),
    waitedMs: z.number(),
    score: z.number(),
    /** How many steps of relaxing were due. */
    eased: z.number().int(),
    /** What told him from the next of those who could take it; `ring`: it rings at several. */
    chosenFor: z.enum(['named', 'last-agent', 'only-one', 'language', 'levels', 'idle', 'ring']),
    /** How many other free agents brought what it needs. */
    others: z.number().int(),
  }),
  /** It waits on in another queue, in the place that its whole waiting gives it there. found: the
   *  expected wait, ms, or how many waited before it. */
  z.object({
    kind: z.literal('overflowed'),
    queueId: id,
    intoQueueId: id,
    why: z.union([overflowWhen, z.object({ kind: z.literal('closed') })]),
    waitedMs: z.number(),
    found: z.number().nullable(),
    trials: z.array(trialArm).optional(),
  }),
  z.object({
    kind: z.literal('answered'),
    agentId: id,
    answer: offerAnswer,
    /** Why he declined: in his own words, or one of the project's reasons. */
    reason: z.string().nullable(),
    reasonNames: names.nullable(),
    /** Heed accepted it for the agent. */
    isAutomatic: z.boolean(),
  }),
  /** Somebody took it, or gave it to somebody. */
  z.object({
    ...{ kind: z.literal('given'), agentId: id, byId: id },
    /** He held more than he can then. */
    isPastLimit: z.boolean(),
  }),
  /** A lead took it from the agent and put it back into its place. */
  z.object({ kind: z.literal('put-back'), queueId: id, agentId: id, byId: id }),
]);
export type Decided = z.infer<typeof decided>;

export const decision = z.object({ id, contactId: id, at: instant, decided });
export type Decision = z.infer<typeof decision>;
