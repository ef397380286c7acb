import { z } from 'zod';
import type { SurveyKind } from './survey-kind.ts';

const maximumDays = 365;
const maximumLifeEvents = 20;
const maximumOrigins = 20;
const maximumReminders = 3;

/** What makes a survey ask. `case-solved`: a contact of the case was coded as resolved; a case is
 *  asked about once. `life-event`: the company's own systems told of it. `time-since`: so many days
 *  after a customer was last asked by a survey of this kind, or first came to us. */
export const surveyTrigger = z.discriminatedUnion('on', [
  z.object({ on: z.literal('contact-closed') }),
  z.object({ on: z.literal('case-solved') }),
  z.object({
    on: z.literal('life-event'),
    /** As the systems name them: `delivered`. */
    kinds: z.array(z.string().trim().min(1).max(60)).min(1).max(maximumLifeEvents).readonly(),
  }),
  z.object({
    on: z.literal('time-since'),
    days: z
      .number()
      .int()
      .min(7)
      .max(2 * maximumDays),
  }),
]);
export type SurveyTrigger = z.infer<typeof surveyTrigger>;
export type TriggerName = SurveyTrigger['on'];

/** A site: `https://shop.example`, without a path. */
const origin = z
  .string()
  .max(200)
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/);

/** Whom a survey asks, how often, and for how long. */
export const surveyRules = z.object({
  trigger: surveyTrigger,
  /** Of a hundred occasions so many are asked about, drawn by the system. */
  samplePercent: z.number().int().min(1).max(100),
  /** So long after a survey of this kind asked a customer in full, it does not again. */
  quarantineDays: z.number().int().min(0).max(maximumDays),
  /** Whoever is in quarantine is still asked for the rating, by one tap. */
  isRatingAskedInQuarantine: z.boolean(),
  /** Mails to whoever has not answered. */
  reminders: z.object({
    count: z.number().int().min(0).max(maximumReminders),
    everyDays: z.number().int().min(1).max(30),
  }),
  expiryDays: z.number().int().min(1).max(maximumDays),
  /** Sites that may show the page of the survey's link within theirs. */
  embedOrigins: z.array(origin).max(maximumOrigins).readonly(),
});
export type SurveyRules = z.infer<typeof surveyRules>;

/** What most centres start with: 14 days of rest after a survey about a contact, 90 after one about
 *  everything. */
export const defaultRules: Readonly<Record<SurveyKind, SurveyRules>> = {
  transactional: {
    trigger: { on: 'contact-closed' },
    samplePercent: 100,
    quarantineDays: 14,
    isRatingAskedInQuarantine: true,
    reminders: { count: 0, everyDays: 3 },
    expiryDays: 14,
    embedOrigins: [],
  },
  relational: {
    trigger: { on: 'time-since', days: 90 },
    samplePercent: 100,
    quarantineDays: 90,
    isRatingAskedInQuarantine: false,
    reminders: { count: 1, everyDays: 5 },
    expiryDays: 21,
    embedOrigins: [],
  },
  client: {
    trigger: { on: 'time-since', days: 91 },
    samplePercent: 100,
    quarantineDays: 90,
    isRatingAskedInQuarantine: false,
    reminders: { count: 2, everyDays: 7 },
    expiryDays: 30,
    embedOrigins: [],
  },
};

/** What cannot be: a reminder after the end, or the rating of the last contact where none was. */
export type RulesFault =
  | 'reminder-after-end'
  | 'trigger-of-other-kind'
  | 'trigger-of-other-channel';

/** Why rules cannot be kept, in the order of the fields; empty when they can. */
export function faultsOfRules(
  { trigger, reminders, expiryDays }: SurveyRules,
  { kind, channels }: { kind: SurveyKind; channels: readonly string[] },
): RulesFault[] {
  const isOfContact = trigger.on === 'contact-closed' || trigger.on === 'case-solved';
  const isOfKind = kind === 'transactional' ? trigger.on !== 'time-since' : !isOfContact;
  // Who is not in a talk with us is asked by mail.
  const isOfChannel = isOfContact || !channels.includes('chat');
  return [
    ...(isOfKind ? [] : ['trigger-of-other-kind' as const]),
    ...(isOfChannel ? [] : ['trigger-of-other-channel' as const]),
    ...(reminders.count * reminders.everyDays < expiryDays ? [] : ['reminder-after-end' as const]),
  ];
}
