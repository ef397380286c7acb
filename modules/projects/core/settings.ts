import { z } from 'zod';

const days = z.number().int().min(0).max(365);
const minutes = z.number().int().min(1).max(10_080);
const seconds = z.number().int().min(0).max(604_800);

/** The rules of a project. */
export const projectSettings = z.object({
  /** Days and hours of figures and opening times are of this zone (IANA). */
  timeZone: z.string().max(60).refine(isTimeZone),
  /** The same customer with the same reason within so many days is a repeat contact. */
  repeatWithinDays: days,
  /** A rating up to this, of 5, is heard. */
  lowRatingAtMost: z.number().int().min(1).max(4),
  listenWithinMinutes: minutes,
  correctWithinMinutes: minutes,
  offerTimeoutSeconds: seconds.min(5),
  /** An agent who lets so many offers in a row run out is taken out of the routing. */
  missedOffersAllowed: z.number().int().min(1).max(20),
  /** Answered within so many seconds counts for the service level. */
  serviceLevelSeconds: z.object({ chat: seconds, email: seconds }),
  /** Who leaves sooner has not been kept waiting. */
  shortAbandonSeconds: seconds,
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** What of the rules is to be others. */
export const settingChanges = projectSettings.partial();
export type SettingChanges = z.infer<typeof settingChanges>;

/** What most centres start with. The service levels are the field's habit: chats in a minute,
 *  mails in four hours. */
export const defaultSettings: ProjectSettings = {
  timeZone: 'UTC',
  repeatWithinDays: 7,
  lowRatingAtMost: 2,
  listenWithinMinutes: 30,
  correctWithinMinutes: 240,
  offerTimeoutSeconds: 20,
  missedOffersAllowed: 2,
  serviceLevelSeconds: { chat: 60, email: 14_400 },
  shortAbandonSeconds: 5,
};

/** The rules of a project of which only these were ever set. */
export function completeSettings(set: SettingChanges): ProjectSettings {
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  return { ...defaultSettings, ...Object.fromEntries(given) };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
