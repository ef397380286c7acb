import type { ProjectSettings } from '../core/settings.ts';

type Counted = Exclude<keyof ProjectSettings, 'timeZone' | 'serviceLevelSeconds'>;

/** A rule that is a number. unit: in which it is written; perUnit: how many of the stored make
 *  one of them. */
export interface Rule {
  readonly path: Counted | 'serviceLevelSeconds.chat' | 'serviceLevelSeconds.email';
  readonly unit: 'days' | 'minutes' | 'seconds' | 'offers' | 'points';
  readonly perUnit?: number;
}

interface RuleGroup {
  readonly id: 'answering' | 'listening' | 'repeating';
  readonly rules: readonly Rule[];
}

/** The rules by what they are about. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    id: 'answering',
    rules: [
      { path: 'offerTimeoutSeconds', unit: 'seconds' },
      { path: 'missedOffersAllowed', unit: 'offers' },
      { path: 'serviceLevelSeconds.chat', unit: 'seconds' },
      { path: 'serviceLevelSeconds.email', unit: 'minutes', perUnit: 60 },
      { path: 'shortAbandonSeconds', unit: 'seconds' },
    ],
  },
  {
    id: 'listening',
    rules: [
      { path: 'lowRatingAtMost', unit: 'points' },
      { path: 'listenWithinMinutes', unit: 'minutes' },
      { path: 'correctWithinMinutes', unit: 'minutes' },
    ],
  },
  { id: 'repeating', rules: [{ path: 'repeatWithinDays', unit: 'days' }] },
];

/** The number of a rule in its own unit. */
export function readRule(settings: ProjectSettings, { path, perUnit = 1 }: Rule): number {
  const { serviceLevelSeconds } = settings;
  if (path === 'serviceLevelSeconds.chat') return serviceLevelSeconds.chat / perUnit;
  if (path === 'serviceLevelSeconds.email') return serviceLevelSeconds.email / perUnit;
  return settings[path] / perUnit;
}

/** The rules with one of them changed. */
export function writeRule(settings: ProjectSettings, rule: Rule, value: number): ProjectSettings {
  const { path, perUnit = 1 } = rule;
  const stored = value * perUnit;
  const { serviceLevelSeconds } = settings;
  if (path === 'serviceLevelSeconds.chat')
    return { ...settings, serviceLevelSeconds: { ...serviceLevelSeconds, chat: stored } };
  if (path === 'serviceLevelSeconds.email')
    return { ...settings, serviceLevelSeconds: { ...serviceLevelSeconds, email: stored } };
  return { ...settings, [path]: stored };
}
