import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { faultsOf } from '#modules/knowledge/core/guide/faults.ts';
import { guideGiven } from '#modules/knowledge/core/guide/guide.ts';
import { asksOf } from '#modules/knowledge/core/guide/questions.ts';
import { readDialogue } from '#modules/knowledge/core/guide/read-dialogue.ts';
import { bookOf } from '../dialogues.ts';
import { projectOf } from '../projects.ts';
import { inVariant, variantsOf } from '../variant.ts';
import { word } from '../wording.ts';
import { demoGuides } from './guides.ts';

describe.each(Object.entries(demoGuides))('the guides of %s', (key, guides) => {
  it('are complete, and of reasons that are there', () => {
    const project = projectOf(key as keyof typeof demoGuides);
    const reasons = project.reasonGroups.flatMap((group) => group.reasons.map((each) => each.key));
    for (const { reasonKey, details, trial = null } of guides) {
      expect(reasons).toContain(reasonKey);
      expect(faultsOf(details)).toEqual([]);
      expect(guideGiven.safeParse({ isOn: true, details, trial }).success).toBe(true);
    }
  });

  it('ask each for one thing', () => {
    for (const { details } of guides) {
      for (const detail of details) {
        for (const question of Object.values(detail.open)) {
          expect(asksOf(details, question)).toEqual([{ key: detail.key, kind: 'open' }]);
        }
      }
    }
  });

  it('find the number in every dialogue that tells it', () => {
    const project = projectOf(key as keyof typeof demoGuides);
    const book = bookOf(project.key);
    const at = '2026-05-13T09:30:00.000Z';
    const speaker = { gender: 'female' as const };
    for (const { reasonKey, details } of guides) {
      const stories = book.scenarios
        .filter((scenario) => scenario.reasonKey === reasonKey)
        .flatMap((scenario) => variantsOf(scenario).map((each) => inVariant(scenario, each)));
      const wordings = stories.flatMap(({ chats, mails, calls }) => [...chats, ...mails, ...calls]);
      for (const wording of wordings.filter((each) => each.includes('{order}'))) {
        const random = seededRandom(wording.length);
        const slots = book.drawSlots(random, { at, timeZone: project.timeZone });
        const text = word(wording, { random, speaker, slots });
        const said = [{ id: 'm', author: 'customer' as const, text, at }];
        const options = { now: at, timeZone: project.timeZone, orders: [], given: [] };
        const found = readDialogue({ details }, said, options).details[0];
        expect([found?.value, found?.isSure], text).toEqual([slots.order, true]);
      }
    }
  });
});
