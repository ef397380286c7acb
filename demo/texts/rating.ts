import { pick, type Random } from '#kernel/random.ts';
import { hourMs, minuteMs } from '#kernel/time.ts';
import type { AnswerValue } from '#modules/surveys/core/answering.ts';
import type {
  CommentTheme,
  Phrases,
  Resolution,
  Scenario,
  Tone,
  Wordings,
} from './dialogues/scenario.ts';
import type { DemoChannel } from './projects/project.ts';

/** A point on the survey's scale. */
export type Score = 1 | 2 | 3 | 4 | 5;

/** What a survey asks about, beside the whole. */
export type Attribute = keyof typeof flawless;

export type MistakeKind =
  | 'curt-tone'
  | 'ignored-question'
  | 'no-resolution'
  | 'wrong-date'
  | 'wrong-procedure'
  | 'wrong-rate';

/** What the customer went through. noticed: the mistake he met and felt. */
export interface Experience {
  readonly channel: DemoChannel;
  readonly tone: Tone;
  readonly resolution: Resolution;
  readonly noticed: MistakeKind | null;
  /** Whether the company, not the customer, made the contact necessary. */
  readonly isCompanyFault: boolean;
  readonly waitMs: number;
  /** Whether somebody handed him on before he was served. */
  readonly wasHandedOn: boolean;
}

export interface Rating {
  readonly attributes: Readonly<Record<Attribute, Score>>;
  /** What the customer would answer about the whole. */
  readonly satisfaction: Score;
  /** What he would answer to the other questions of a survey. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** Whether he answers the survey at all. */
  readonly isGiven: boolean;
}

/** How a customer rates what he went through. The whole follows the attributes: first whether the
 *  matter is solved and he was understood, least the speed, and the worst of them most. The very
 *  glad and the angry answer surveys more often than the others. */
export function rate(random: Random, experience: Experience): Rating {
  const generosity = toneShift[experience.tone] + 0.3 * normal(random);
  // Some never forgive that they had to get in touch at all, however well they are treated.
  const grudge = experience.isCompanyFault && random() < 0.1 ? 0.8 + 1.8 * random() : 0;
  const felt = eachAttribute(
    (attribute) =>
      expected(attribute, experience) +
      generosity -
      (attribute === 'solved' ? grudge : 0) +
      0.45 * normal(random),
  );
  const weighted = attributeKeys.reduce((sum, key) => sum + weights[key] * felt[key], 0);
  const worst = Math.min(felt.solved, felt.understanding, felt.knowledge, felt.manner, felt.speed);
  const whole = weighted - 0.3 * (weighted - worst) - 0.3 * grudge + 0.25 * normal(random);
  const satisfaction = score(whole);
  return {
    attributes: eachAttribute((attribute) => score(felt[attribute])),
    satisfaction,
    answers: furtherAnswers(random, { felt, whole, satisfaction, experience }),
    isGiven: random() < responseShare[experience.channel] * eagerness[satisfaction],
  };
}

/** What a customer who answers writes beside his score; null when he writes nothing. */
export function comment(
  random: Random,
  said: {
    readonly satisfaction: Score;
    readonly experience: Experience;
    readonly scenario: Pick<Scenario, 'complaints' | 'praise'>;
    readonly comments: Phrases['comments'];
  },
): string | null {
  if (random() >= commentShare[said.satisfaction]) return null;
  return pick(random, themesOf(said, random));
}

const toneShift = { calm: 0, friendly: 0.2, irritated: -0.3, worried: -0.05 } as const;
const responseShare = { chat: 0.35, email: 0.27, messenger: 0.4, voice: 0.32 } as const;
const eagerness = { 1: 1.3, 2: 1.15, 3: 0.9, 4: 0.9, 5: 1.1 } as const;
const commentShare = { 1: 0.7, 2: 0.6, 3: 0.45, 4: 0.3, 5: 0.35 } as const;

/** Waits up to here feel quick. */
const patienceMs = {
  chat: minuteMs,
  email: 4 * hourMs,
  messenger: 3 * minuteMs,
  voice: 40_000,
} as const;

const flawless = {
  clarity: 4.7,
  completeness: 4.7,
  knowledge: 4.75,
  manner: 4.85,
  repeating: 4.75,
  solved: 4.8,
  speed: 4.55,
  understanding: 4.7,
};

/** How much each attribute counts in the whole; together 1. */
const weights: Readonly<Record<Attribute, number>> = {
  clarity: 0.03,
  completeness: 0.04,
  knowledge: 0.12,
  manner: 0.12,
  repeating: 0.05,
  solved: 0.34,
  speed: 0.06,
  understanding: 0.24,
};
const attributeKeys = Object.keys(flawless) as Attribute[];

const ofResolution = { 'follow-up': -0.45, solved: 0, unsolved: -2.6 } as const;

/** How much of each attribute a felt mistake costs. */
const ofMistake = {
  'curt-tone': { manner: 3, understanding: 1.8, solved: 0.6, clarity: 1 },
  'ignored-question': {
    ...{ understanding: 2.8, solved: 1.2, manner: 0.8, knowledge: 1 },
    ...{ completeness: 2.6, repeating: 2 },
  },
  'no-resolution': {
    ...{ knowledge: 1.6, speed: 1.4, manner: 1, understanding: 1.6 },
    ...{ completeness: 2, repeating: 1.2 },
  },
  'wrong-date': { knowledge: 2.6, understanding: 0.8, manner: 0.5, clarity: 0.6 },
  'wrong-procedure': { knowledge: 2.8, understanding: 1, manner: 0.7, clarity: 0.8 },
  'wrong-rate': { knowledge: 2.8, understanding: 0.8, manner: 0.7, clarity: 0.6 },
} as const satisfies Record<MistakeKind, Partial<Record<Attribute, number>>>;

function expected(attribute: Attribute, experience: Experience): number {
  const costs: Partial<Record<Attribute, number>> =
    experience.noticed === null ? {} : ofMistake[experience.noticed];
  const base = flawless[attribute] - (costs[attribute] ?? 0);
  if (attribute === 'solved') return base + ofResolution[experience.resolution];
  if (attribute === 'speed') return base - costOfWait(experience);
  if (!experience.wasHandedOn) return base;
  return base - (attribute === 'repeating' ? 1.3 : attribute === 'understanding' ? 0.4 : 0);
}

/** Each doubling of the wait past patience costs half a point. */
function costOfWait({ channel, waitMs }: Experience): number {
  return 0.5 * Math.max(0, Math.log2(Math.max(waitMs, 1) / patienceMs[channel]));
}

function eachAttribute<T>(make: (attribute: Attribute) => T): Record<Attribute, T> {
  return Object.fromEntries(attributeKeys.map((key) => [key, make(key)])) as Record<Attribute, T>;
}

/** What follows from the whole, how much trouble it was, and what let him down. */
function furtherAnswers(
  random: Random,
  about: {
    felt: Readonly<Record<Attribute, number>>;
    whole: number;
    satisfaction: Score;
    experience: Experience;
  },
): Rating['answers'] {
  const { felt, whole, satisfaction, experience } = about;
  const ease = 0.55 * felt.solved + 0.25 * felt.speed + 0.2 * felt.repeating;
  const within = (value: number, from: number, to: number) =>
    Math.min(to, Math.max(from, Math.round(value)));
  return {
    effort: within(1 + 1.5 * (ease - 1) + 0.7 * normal(random), 1, 7),
    return: score(whole + 0.15 + 0.5 * normal(random)),
    recommend: within(2.5 * (whole - 1) + 0.9 * normal(random), 0, 10),
    ...(random() < neverRepeatedShare && !experience.wasHandedOn && { repeating: null }),
    ...(satisfaction <= 3 && { disappointment: disappointmentOf(random, about) }),
  };
}

/** Some never had to explain anything twice, and say that the question does not apply. */
const neverRepeatedShare = 0.12;

function disappointmentOf(
  random: Random,
  { felt, experience }: { felt: Readonly<Record<Attribute, number>>; experience: Experience },
): AnswerValue {
  const { isCompanyFault } = experience;
  const chosen: Readonly<Record<string, number>> = {
    unsolved: felt.solved,
    waiting: felt.speed,
    misunderstood: felt.understanding,
    manner: felt.manner,
    rules: isCompanyFault ? 2.4 + 2 * random() : 5,
    other: 3 + 2 * random(),
  };
  const [worst = 'other'] = Object.keys(chosen).sort(
    (one, other) => (chosen[one] ?? 0) - (chosen[other] ?? 0),
  );
  return { choices: [worst], words: null };
}

function score(felt: number): Score {
  if (felt < 1.5) return 1;
  if (felt < 2.5) return 2;
  if (felt < 3.5) return 3;
  return felt < 4.5 ? 4 : 5;
}

/** A standard normal draw. Source: Box and Muller, 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const themeOfMistake = {
  'curt-tone': 'curt',
  'ignored-question': 'ignored',
  'no-resolution': 'stalled',
  'wrong-date': 'wrong',
  'wrong-procedure': 'wrong',
  'wrong-rate': 'wrong',
} as const satisfies Record<MistakeKind, CommentTheme>;

/** The wordings that fit the score and what lies behind it. */
function themesOf(
  { satisfaction, experience, scenario, comments }: Parameters<typeof comment>[1],
  random: Random,
): Wordings {
  if (satisfaction === 5) return random() < 0.5 ? scenario.praise : comments.praise;
  const isLong = costOfWait(experience) > 0.7;
  if (satisfaction === 4) return isLong && random() < 0.5 ? comments.waited : comments.fine;
  if (experience.noticed !== null) return comments[themeOfMistake[experience.noticed]];
  if (isLong) return comments.waited;
  if (satisfaction === 3) {
    return experience.resolution === 'follow-up' ? comments.pending : comments.mixed;
  }
  return scenario.complaints;
}
