import { z } from 'zod';

const days = z.number().int().min(0).max(365);
const minutes = z.number().int().min(1).max(10_080);
const seconds = z.number().int().min(0).max(604_800);

/** The rules of a project. What is absent has the value that most centres start with. */
export const projectSettings = z.object({
  /** The same customer with the same reason within so many days is a repeat contact. */
  repeatWithinDays: days.default(7),
  /** A rating up to this, of 5, is heard. */
  lowRatingAtMost: z.number().int().min(1).max(4).default(2),
  listenWithinMinutes: minutes.default(30),
  correctWithinMinutes: minutes.default(240),
  offerTimeoutSeconds: seconds.min(5).default(20),
  /** An agent who lets so many offers in a row run out is taken out of the routing. */
  missedOffersAllowed: z.number().int().min(1).max(20).default(2),
  /** Answered within so many seconds counts for the service level. Source: the field's habit of
   *  80 % of chats in 60 s, 90 % of mails in 4 h. */
  serviceLevelSeconds: z
    .object({ chat: seconds.default(60), email: seconds.default(14_400) })
    .prefault({}),
  /** Who leaves sooner has not been kept waiting. */
  shortAbandonSeconds: seconds.default(5),
  surveyQuarantineDays: days.default(14),
  surveyExpiryDays: days.min(1).default(14),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** The settings of a project of which only these were ever set. */
export function completeSettings(set: unknown): ProjectSettings {
  return projectSettings.parse(set);
}
