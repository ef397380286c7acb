import { z } from 'zod';
import { id, instant, language, translated } from '#platform/http/contract.ts';
import { rate } from './loyalty-report.ts';
import { satisfactionGroups } from './satisfaction.ts';
import { surveyChannel } from './survey.ts';

/** By what own words can be grouped: why the customer came, or what he rated low. */
export const wordsDivision = z.enum(['reason', 'attribute']);
export type WordsDivision = z.infer<typeof wordsDivision>;

/** Stands for the group of those that belong to none. */
export const ungrouped = '-';

/** Where something searched for stands: `text.slice(start, end)`. */
const span = z.object({ start: z.number().int(), end: z.number().int() });

/** What one customer wrote after one contact, without the plainest personal data. */
export const openAnswer = z.object({
  /** Of the invitation. */
  id,
  projectId: id,
  /** null: the survey was about no contact. */
  contactId: id.nullable(),
  conversationId: id.nullable(),
  channel: surveyChannel,
  /** In which he was asked. */
  language,
  /** The overall rating, 1..5; null: he gave none. */
  rating: z.number().int().nullable(),
  /** When the last of the words were written. */
  saidAt: instant,
  /** null: nobody has said yet why he came. */
  reasonId: id.nullable(),
  /** Keys of the attributes that he rated 1 or 2, the lowest first. */
  lowAttributes: z.array(z.string()).readonly(),
  words: z
    .array(
      z.object({
        question: z.string(),
        /** Said of the option "other" rather than to an open question. */
        isOther: z.boolean(),
        text: z.string(),
        /** In order, none over another. */
        highlights: z.array(span).readonly(),
      }),
    )
    .readonly(),
  /** He said that he may be quoted. */
  isShareable: z.boolean(),
});
export type OpenAnswer = z.infer<typeof openAnswer>;

/** To what the words of a period are narrowed. */
export const wordsFilter = z.object({
  by: wordsDivision.default('reason'),
  /** Key of a group of that division. */
  group: z.string().max(40).optional(),
  satisfaction: z.enum(satisfactionGroups).optional(),
  language: language.optional(),
  channel: surveyChannel.optional(),
  /** Every word of it must be found, in whatever form. */
  query: z.string().trim().max(200).optional(),
  isShareable: z.stringbool().optional(),
});
export type WordsFilter = z.infer<typeof wordsFilter>;

const wordsGroup = z.object({
  /** Id of a reason, or key of an attribute, or `ungrouped`. */
  key: z.string(),
  /** Contacts with own words. */
  n: z.number().int(),
  /** Rated 1 or 2, of those that were rated. */
  dissatisfied: rate,
});
export type WordsGroup = z.infer<typeof wordsGroup>;

/** A page of own words, and the groups of all of them. */
export const openAnswersPage = z.object({
  items: z.array(openAnswer),
  nextCursor: z.string().nullable(),
  /** How many the choice leaves, over all pages. */
  count: z.number().int(),
  /** Of these, the ones that may be quoted. */
  shareableCount: z.number().int(),
  by: wordsDivision,
  /** The most first, the ungrouped last; whatever group and rating are chosen. */
  groups: z.array(wordsGroup),
  /** How many more groups there are, of fewer words. */
  groupsLeftOut: z.number().int(),
  all: wordsGroup.omit({ key: true }),
  /** Of the reasons in the groups and in the items. */
  reasonNames: z.record(id, translated),
  /** The questions by key, as they were last asked. */
  questionTitles: z.record(z.string(), translated),
  /** The period holds more than the newest `limit`, which are all that is looked at. */
  isCut: z.boolean(),
  limit: z.number().int(),
});
export type OpenAnswersPage = z.infer<typeof openAnswersPage>;
