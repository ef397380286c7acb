import { z } from 'zod';
import { hourMs, secondMs } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import { id, instant, language } from '#platform/http/contract.ts';
import { skillLevel } from './requirements.ts';

/** When a contact waits on in another queue: after it has waited so long, or as it comes, when its
 *  expected wait is longer or so many wait before it. */
export const overflowWhen = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('waited'),
    ms: z
      .number()
      .int()
      .min(secondMs)
      .max(24 * hourMs),
  }),
  z.object({
    kind: z.literal('estimated'),
    ms: z
      .number()
      .int()
      .min(secondMs)
      .max(24 * hourMs),
  }),
  z.object({ kind: z.literal('waiting'), count: z.number().int().min(1).max(10_000) }),
]);
export const overflowRule = z.object({ when: overflowWhen, queueId: id });
export type OverflowRule = z.infer<typeof overflowRule>;
export const maximumOverflowRules = 4;

/** What becomes of who comes while a queue is closed: he waits, is asked for an address to answer
 *  to by mail, or goes to another queue while that is open. */
export const whenClosed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait') }),
  z.object({ kind: z.literal('mail') }),
  z.object({ kind: z.literal('queue'), queueId: id }),
]);

/** How long a contact is expected to wait from now on, by the state of the floor. lowMs to highMs:
 *  where 60 of 100 such waits end. */
export const expectedWait = z.object({
  waitMs: z.number().int(),
  lowMs: z.number().int(),
  highMs: z.number().int(),
});
export type ExpectedWait = z.infer<typeof expectedWait>;

/** How the expected waits of a queue stood to the real ones, of the last 28 days. ms. `abandoned`
 *  waits ended before their answer and are counted apart. */
export const waitAccuracy = z.object({
  queueId: id,
  channel,
  n: z.number().int(),
  medianErrorMs: z.number().nullable(),
  /** Above 0: customers waited less than they were told. */
  biasMs: z.number().nullable(),
  insideShare: z.number().nullable(),
  abandoned: z.number().int(),
});
export type WaitAccuracy = z.infer<typeof waitAccuracy>;
/** Of fewer waits no error is shown. */
export const fewestWaits = 20;

/** Why a contact waits: the first thing that nobody who is left meets; `turn`, when somebody can
 *  take it as soon as it is its turn; `offered`, when it rings at somebody. */
export const waitingCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue-closed') }),
  z.object({ kind: z.literal('nobody-available') }),
  z.object({ kind: z.literal('language'), language }),
  z.object({ kind: z.literal('skill'), skillId: id, minLevel: skillLevel }),
  z.object({ kind: z.literal('asked-first'), agentId: id, until: instant }),
  z.object({ kind: z.literal('team'), teamId: id }),
  z.object({ kind: z.literal('helpers') }),
  z.object({ kind: z.literal('avoided') }),
  z.object({ kind: z.literal('channel') }),
  z.object({ kind: z.literal('excluded') }),
  z.object({ kind: z.literal('capacity') }),
  z.object({ kind: z.literal('ringing') }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('turn') }),
  z.object({ kind: z.literal('offered') }),
]);
export type WaitingCause = z.infer<typeof waitingCause>;

/** Somebody to whom a contact can be given. obstacle: why he would not be asked for it now. */
export const candidate = z.object({ agentId: id, obstacle: waitingCause.nullable() });
export type Candidate = z.infer<typeof candidate>;

/** A contact's place in its queue, counted from 1, and why it waits. */
export const waitingPlace = z.object({
  queueId: id,
  enteredAt: instant,
  place: z.number().int().min(1),
  cause: waitingCause,
  /** Null when nobody who is there could take it, or too little is known. */
  expected: expectedWait.nullable(),
  /** When less will be asked of the agent; null: never. */
  lessAskedAt: instant.nullable(),
});
export type WaitingPlace = z.infer<typeof waitingPlace>;
