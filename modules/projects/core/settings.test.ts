import { expect, test } from 'vitest';
import { completeSettings, defaultSettings, projectSettings, settingChanges } from './settings.ts';

test('what was never set has its default, and the defaults are allowed values', () => {
  expect(completeSettings({})).toEqual(defaultSettings);
  expect(projectSettings.parse(defaultSettings)).toEqual(defaultSettings);
  expect(completeSettings({ repeatWithinDays: 3, lowRatingAtMost: undefined })).toEqual({
    ...defaultSettings,
    repeatWithinDays: 3,
  });
});

test('a change that names nothing sets nothing', () => {
  expect(settingChanges.parse({})).toEqual({});
});

test.each([
  { repeatWithinDays: -1 },
  { repeatWithinDays: 1.5 },
  { lowRatingAtMost: 5 },
  { offerTimeoutSeconds: 4 },
  { missedOffersAllowed: 0 },
  { serviceLevelSeconds: { chat: 60 } },
  { timeZone: 'Mars/Olympus' },
])('%o is refused', (changes) => {
  expect(settingChanges.safeParse(changes).success).toBe(false);
});

test.each(['UTC', 'Europe/Moscow', 'Asia/Shanghai'])('%s is a time zone', (timeZone) => {
  expect(settingChanges.parse({ timeZone })).toEqual({ timeZone });
});
