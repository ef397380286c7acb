import { z } from 'zod';
import { signalKinds } from '#kernel/control-chart.ts';
import { id, instant, translated } from '#platform/http/contract.ts';

/** What a customer does or says after a contact. `returned`: he came with another matter.
 *  `ordered`: he placed an order. `would-return`, `recommends`: what he answered. */
export const loyaltyOutcome = z.enum(['returned', 'ordered', 'would-return', 'recommends']);
export type LoyaltyOutcome = z.infer<typeof loyaltyOutcome>;

/** How satisfied customers were, the best answer apart from the next. `satisfied` holds both. */
export const satisfactionLevel = z.enum(['top', 'next', 'satisfied', 'neutral', 'dissatisfied']);
export type SatisfactionLevel = z.infer<typeof satisfactionLevel>;

/** By what loyalty can be divided. */
export const loyaltyDivision = z.enum(['channel', 'generation', 'project', 'reason']);
export type LoyaltyDivision = z.infer<typeof loyaltyDivision>;

/** Within how many days somebody came back or ordered; the longest first. */
export const withinDays = z.union([z.literal(90), z.literal(30), z.literal(7)]);
export type WithinDays = z.infer<typeof withinDays>;

/** With its interval of 95 %. */
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** A share of n. estimate: null when too few tell it. */
export const rate = z.object({ n: z.number().int(), estimate: estimate.nullable() });
export type Rate = z.infer<typeof rate>;

const levelLoyalty = z.object({
  level: satisfactionLevel,
  /** Contacts that were rated so. */
  n: z.number().int(),
  outcomes: z.record(loyaltyOutcome, rate),
});

/** One share less another by Newcombe; null when too few tell either. */
const differences = z.record(loyaltyOutcome, estimate.nullable());

/** Loyalty of some contacts by how satisfied their customers were. */
export const loyalty = z.object({
  /** Rated contacts. */
  n: z.number().int(),
  satisfied: rate,
  levels: z.array(levelLoyalty),
  /** Satisfied less dissatisfied customers. */
  gain: differences,
  /** The best answer less the next: whether "good" is good enough. */
  topGain: differences,
  /** In points, -100..100, of those who were asked on 0..10. */
  netPromoter: rate,
});
export type Loyalty = z.infer<typeof loyalty>;

/** A week of ratings in a p-chart; see pChart of the kernel. */
const weekPoint = z.object({
  /** Its Monday, in UTC. */
  startsAt: instant,
  /** Satisfied customers of all who rated. */
  hits: z.number().int(),
  all: z.number().int(),
  /** null: nobody rated. */
  value: z.number().nullable(),
  lower: z.number(),
  upper: z.number(),
  signals: z.array(z.enum(signalKinds)).readonly(),
});
export type WeekPoint = z.infer<typeof weekPoint>;

/** What became of the customers whose contacts ended in a period. */
export const loyaltyReport = z.object({
  withinDays,
  total: loyalty,
  by: loyaltyDivision,
  /** The most contacts first. key: a channel, a generation, or the id of a project or a reason. */
  parts: z.array(z.object({ key: z.string(), loyalty })),
  /** How many more parts there are, of fewer contacts. */
  partsLeftOut: z.number().int(),
  /** Of the reasons among the keys. */
  reasonNames: z.record(id, translated),
  /** Satisfied customers by week; null without ratings. */
  trend: z.object({ centre: z.number(), points: z.array(weekPoint) }).nullable(),
  /** The period holds more rated contacts than are looked at; these are the newest. */
  isCut: z.boolean(),
});
export type LoyaltyReport = z.infer<typeof loyaltyReport>;
