import { describe, expect, it } from 'vitest';
import { addMs, dayMs } from '#kernel/time.ts';
import { nextReminderAt } from './reminding.ts';
import { defaultRules, faultsOfRules, type RulesFault, surveyRules } from './rules.ts';

const sentAt = '2026-01-20T09:00:00.000Z';

describe('the rules of asking', () => {
  it.each(['transactional', 'relational', 'client'] as const)(
    'of a %s survey are sound',
    (kind) => {
      expect(surveyRules.parse(defaultRules[kind])).toEqual(defaultRules[kind]);
      expect(faultsOfRules(defaultRules[kind], { kind, channels: ['email'] })).toEqual([]);
    },
  );

  it.each<[object, RulesFault, ...RulesFault[]]>([
    [
      { trigger: { on: 'time-since', days: 90 } },
      'trigger-of-other-kind',
      'trigger-of-other-channel',
    ],
    [{ trigger: { on: 'life-event', kinds: ['delivered'] } }, 'trigger-of-other-channel'],
    [{ reminders: { count: 2, everyDays: 7 } }, 'reminder-after-end'],
  ])('refuse %j', (changes, ...faults) => {
    const rules = { ...defaultRules.transactional, ...changes };
    const where = { kind: 'transactional', channels: ['chat'] } as const;
    expect(faultsOfRules(rules, where)).toEqual(faults);
  });

  it.each([
    { samplePercent: 0 },
    { reminders: { count: 4, everyDays: 3 } },
    { trigger: { on: 'life-event', kinds: [] } },
    { embedOrigins: ["https://shop.example; script-src 'none'"] },
    { embedOrigins: ['*'] },
  ])('cannot be %j', (changes) => {
    expect(surveyRules.safeParse({ ...defaultRules.client, ...changes }).success).toBe(false);
  });
});

describe('a reminder', () => {
  const rules = { reminders: { count: 2, everyDays: 3 } };
  const silent = {
    ...{ state: 'sent', remindersSent: 0, sentAt, hasOptedOut: false },
    expiresAt: addMs(sentAt, 14 * dayMs),
  };

  it('is due so many days after the mail before', () => {
    expect(nextReminderAt(silent, rules)).toBe(addMs(sentAt, 3 * dayMs));
  });

  it.each([
    [{ state: 'partial' }],
    [{ state: 'complete' }],
    [{ state: 'not-sent' }],
    [{ hasOptedOut: true }],
    [{ remindersSent: 2 }],
    [{ expiresAt: addMs(sentAt, 3 * dayMs) }],
    [{ expiresAt: null }],
  ])('never comes with %j', (known) => {
    expect(nextReminderAt({ ...silent, ...known }, rules)).toBeNull();
  });
});
