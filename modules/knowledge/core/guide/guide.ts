import { z } from 'zod';
import { id, instant } from '#platform/http/contract.ts';

/** How a detail is found in what the customer says. `since`: the day on which something began.
 *  `pattern`: a number of a shape of its own, such as that of a claim. */
export const detailKind = z.enum([
  'text',
  'since',
  'day',
  'order',
  'place',
  'amount',
  'choice',
  'yes-no',
  'pattern',
]);
export type DetailKind = z.infer<typeof detailKind>;

export const maximumDetails = 12;
const maximumOptions = 20;

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const word = z.string().trim().min(1).max(60);
const wordList = z.array(word).max(30);
/** By language: a word stands for all its forms, and several words for a phrase. */
const wordLists = z.object({ en: wordList, ru: wordList, zh: wordList });
export type WordLists = z.infer<typeof wordLists>;
export const noWords: WordLists = { en: [], ru: [], zh: [] };
const phrase = z.string().trim().min(1).max(300);
const phrases = z.object({ en: phrase, ru: phrase, zh: phrase });

export const guideOption = z.object({ key, names: phrases, words: wordLists });
export type GuideOption = z.infer<typeof guideOption>;

/** Something that must be known to help with a reason. */
export const guideDetail = z.object({
  key,
  names: phrases,
  kind: detailKind,
  isRequired: z.boolean(),
  /** Asks while nothing is known: open, with 'exactly'. */
  open: phrases,
  /** Asks whether {value} is right. */
  closed: phrases,
  /** What is spoken of, for a text, a place and yes or no. */
  words: wordLists,
  /** Of a choice, and known places. */
  options: z.array(guideOption).max(maximumOptions),
  /** Shapes of numbers: # stands for a digit, @ for a letter, other signs for themselves. */
  masks: z.array(z.string().trim().min(3).max(40)).max(10),
});
export type GuideDetail = z.infer<typeof guideDetail>;

/** By what the conversations with the guide are compared with those without. */
export const guideMeasure = z.enum(['handling', 'came-again', 'satisfied']);

/** A random share of the conversations goes without the guide. conversations: on how many the
 *  verdict rests; fixed before anybody has looked. */
export const guideTrial = z.object({
  controlShare: z.number().min(0.05).max(0.5),
  measure: guideMeasure,
  conversations: z.number().int().min(60).max(1_000_000),
});
export type GuideTrial = z.infer<typeof guideTrial>;

/** What is given to write a version of a guide. */
export const guideGiven = z.object({
  isOn: z.boolean(),
  details: z.array(guideDetail).max(maximumDetails),
  trial: guideTrial.nullable(),
});
export type GuideGiven = z.infer<typeof guideGiven>;

/** What must be known about contacts of one reason, as it was saved once. It never changes. */
export const guide = guideGiven.extend({
  projectId: id,
  reasonId: id,
  /** Counts the versions of the guide of a reason, from 1. */
  number: z.number().int(),
  savedAt: instant,
  savedBy: id,
});
export type Guide = z.infer<typeof guide>;

/** A guide as lists show it. */
export const guideHead = guide
  .omit({ details: true, trial: true })
  .extend({ details: z.number().int(), isTried: z.boolean() });
export type GuideHead = z.infer<typeof guideHead>;

const shortText = z.object({
  en: z.string().max(1_000),
  ru: z.string().max(1_000),
  zh: z.string().max(1_000),
});

/** A value that is known of a detail, in words that stay readable when the guide has changed. */
export const knownDetail = z.object({
  key: z.string().max(40),
  names: shortText,
  texts: shortText,
});
export type KnownDetail = z.infer<typeof knownDetail>;
