import { expect, test } from 'vitest';
import { defaultSettings } from '../core/settings.ts';
import { readRule, ruleGroups, writeRule } from './rules.ts';

const rules = ruleGroups.flatMap((group) => group.rules);

test.each(rules)('what is written into $path is read back', (rule) => {
  const changed = writeRule(defaultSettings, rule, 17);
  expect(readRule(changed, rule)).toBe(17);
  for (const other of rules)
    if (other !== rule) expect(readRule(changed, other)).toBe(readRule(defaultSettings, other));
});

test('mails are answered within hours, which are written in minutes', () => {
  const [email] = rules.filter(({ path }) => path === 'serviceLevelSeconds.email');
  expect(email && readRule(defaultSettings, email)).toBe(240);
});

test('every rule of a project can be set', () => {
  const set = new Set(rules.map(({ path }) => path.split('.')[0]));
  const all = Object.keys(defaultSettings).filter((key) => key !== 'timeZone');
  expect(Array.from(set).toSorted()).toEqual(all.toSorted());
});
