import { z } from 'zod';
import { defineEvent, type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { id, instant } from '#platform/http/contract.ts';
import type { Entry } from './entry.ts';
import type { Queue } from './queue.ts';

/** The rules of a queue that can be tried. `levels`: who has the highest levels is asked first. */
export const triedRule = z.enum(['last-agent', 'boosts', 'relaxing', 'team', 'overflow', 'levels']);
export type TriedRule = z.infer<typeof triedRule>;

/** What the arms of a trial are compared by. */
export const trialMeasure = z.enum([
  'in-time',
  'wait',
  'abandoned',
  'handling',
  'transferred',
  'came-again',
  'resolved',
  'satisfied',
]);
export type TrialMeasure = z.infer<typeof trialMeasure>;

/** Fixed before anybody has looked: what is to tell, how large a difference would matter, and on
 *  how many contacts the verdict rests. Of shares the difference is 0..1, of times ms. */
export const trialPlan = z.object({
  measure: trialMeasure,
  difference: z.number().positive(),
  contacts: z.number().int().min(60).max(1_000_000),
});
export type TrialPlan = z.infer<typeof trialPlan>;

/** The share of the contacts that gets the rule. */
const trialShare = z.number().min(0.05).max(0.95);

/** How a trial ended: the rule stayed for everybody, or went; or somebody changed the rule or its
 *  share, so that another trial had to begin. */
export const trialEnd = z.enum(['kept', 'dropped', 'changed']);
export type TrialEnd = z.infer<typeof trialEnd>;

/** A rule of a queue that a random share of the contacts gets; the rest are its control group. */
export const trial = z.object({
  id,
  projectId: id,
  queueId: id,
  rule: triedRule,
  share: trialShare,
  plan: trialPlan,
  /** The fields of the queue that make the rule. */
  ruleAsItWas: z.record(z.string(), z.unknown()),
  startedAt: instant,
  startedById: id,
  endedAt: instant.nullable(),
  end: trialEnd.nullable(),
});
export type Trial = z.infer<typeof trial>;

/** On which side of a trial a contact is. */
export const trialArm = z.object({ trialId: id, rule: triedRule, isTreated: z.boolean() });
export type TrialArm = z.infer<typeof trialArm>;

export const trialStarted = defineEvent('routing.trial-started', z.object({ trial }));
export const trialEnded = defineEvent('routing.trial-ended', z.object({ trial }));

/** The trials of a project after one of its events. The same as fetching them anew. */
export function applyToTrials(trials: Trial[], event: HeedEvent): Trial[] {
  if (!isEvent(event, trialStarted) && !isEvent(event, trialEnded)) return trials;
  const { trial: told } = event.data;
  const others = trials.filter((each) => each.id !== told.id);
  return [...others, told].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The arms of a contact in a queue, of the trials that began before it entered. */
export function armsOf(
  trials: readonly Trial[],
  { contactId, queueId, enteredAt }: Pick<Entry, 'contactId' | 'queueId' | 'enteredAt'>,
): TrialArm[] {
  return trials
    .filter((each) => each.queueId === queueId && !each.endedAt && each.startedAt <= enteredAt)
    .map((each) => ({
      trialId: each.id,
      rule: each.rule,
      isTreated: isTreated(each, contactId),
    }));
}

/** Whether a contact gets the rule of a trial: drawn from the two ids alone, so that it can be
 *  drawn again at any time and nobody can choose it. */
export function isTreated(
  { id: trialId, share }: Pick<Trial, 'id' | 'share'>,
  contactId: Id,
): boolean {
  return mixed(contactId, mixed(trialId, 0)) / 2 ** 32 < share;
}

/** The queue as it would be without some of its rules. */
export function withoutRules(queue: Queue, rules: readonly TriedRule[]): Queue {
  let plain = queue;
  for (const rule of rules) plain = { ...plain, ...plainValues[rule] };
  return plain;
}

/** Whether a queue has a rule at all. Levels are one only where a skill is asked for. */
export function hasRule(queue: Queue, rule: TriedRule): boolean {
  if (rule === 'levels' && queue.skills.length === 0) return false;
  return !isSameRule(queue, withoutRules(queue, [rule]), rule);
}

/** The fields of a queue that make a rule. */
export function ruleOf(queue: Queue, rule: TriedRule): Record<string, unknown> {
  const fields = Object.keys(plainValues[rule]) as (keyof Queue)[];
  return Object.fromEntries(fields.map((field) => [field, queue[field]]));
}

/** Whether two queues have the same rule. */
export function isSameRule(one: Queue, other: Queue, rule: TriedRule): boolean {
  return JSON.stringify(sorted(ruleOf(one, rule))) === JSON.stringify(sorted(ruleOf(other, rule)));
}

const plainValues = {
  'last-agent': { lastAgent: null },
  boosts: { boosts: { perValueLevel: 0, repeatContact: 0 } },
  relaxing: { relaxing: [] },
  team: { teamId: null },
  overflow: { overflow: [] },
  levels: { levelsFirst: false },
} satisfies Record<TriedRule, Partial<Queue>>;

/** 32 bits in which every bit of the text has a say.
 *  Source: MurmurHash3, A. Appleby, public domain, by code units. */
function mixed(text: string, seed: number): number {
  let hash = seed;
  for (let place = 0; place < text.length; place += 1) {
    let word = Math.imul(text.charCodeAt(place), 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash ^= word;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** With the fields of every object in one order: the database keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, its]) => [key, sorted(its)] as const);
  return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
}
