import { describe, expect, it } from 'vitest';
import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { addMs, minuteMs } from '#kernel/time.ts';
import { highestValueLevel } from '#modules/customers/core/standing.ts';
import { type AgeingQueue, ageingOf, overtakenForMs, overtakenUntil } from './ageing.ts';
import { blankQueue } from './blank-queue.ts';
import { scoreOf, type WorkItem } from './work.ts';

const start = '2026-01-05T08:00:00.000Z';

describe('how long a contact can be overtaken', () => {
  it('is the lead in priority over what its own queue gains in a minute', () => {
    const own = queue('own', 0, 2);
    expect(overtakenForMs(own, [own, queue('urgent', 10, 2)])).toBe(5 * minuteMs + 1);
    expect(overtakenForMs(own, [queue('urgent', 10, 0)])).toBe(5 * minuteMs + 1);
    expect(overtakenForMs(own, [queue('equal', 0, 2)])).toBe(0);
  });

  it('has no end without acceleration, or where another queue gains more', () => {
    expect(overtakenForMs(queue('own', 0, 0), [queue('urgent', 1, 0)])).toBeNull();
    expect(overtakenForMs(queue('own', 5, 0), [queue('modest', 5, 0)])).toBe(0);
    expect(overtakenForMs(queue('own', 5, 1), [queue('steep', 0, 1.5)])).toBeNull();
  });

  it('counts with the most valued customers, of its own queue too', () => {
    const names = { en: 'Shop', ru: 'Магазин', zh: '商店' };
    const boosts = { perValueLevel: 2, repeatContact: 4 };
    const shop = { ...blankQueue, id: 'shop', projectId: 'project', names, boosts };
    const ageing = ageingOf(shop);
    expect(ageing.highestPriority).toBe(2 * highestValueLevel + 4);
    expect(overtakenForMs(ageing, [ageing])).toBe(ageing.highestPriority * minuteMs + 1);
  });

  it('holds against the score: who entered later than the bound never stands before it', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 20_000; round += 1) {
      const [own, other] = [someQueue(random, 'own'), someQueue(random, 'other')];
      const boundMs = overtakenForMs(own, [other]);
      if (boundMs === null) continue;
      const item = itemIn(own, start);
      const laterMs = Math.max(1, boundMs) + Math.floor(random() * 60 * minuteMs);
      const later = itemIn(other, addMs(start, laterMs));
      const now = addMs(later.enteredAt, Math.floor(random() * 600 * minuteMs));
      expect(scoreOf(later, other, now)).toBeLessThanOrEqual(scoreOf(item, own, now));
    }
  });

  it('is no longer than need be: just before the bound it can be overtaken', () => {
    const random = seededRandom(12);
    let bounded = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const [own, other] = [someQueue(random, 'own'), someQueue(random, 'other')];
      const boundMs = overtakenForMs(own, [other]);
      if (boundMs === null || boundMs < 10) continue;
      bounded += 1;
      const now = addMs(start, boundMs - 10);
      const [item, later] = [itemIn(own, start), itemIn(other, now)];
      expect(scoreOf(later, other, now)).toBeGreaterThan(scoreOf(item, own, now));
    }
    expect(bounded).toBeGreaterThan(100);
  });

  it('is known at each moment also where another queue gains more', () => {
    const random = seededRandom(13);
    let steep = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const [own, other] = [someQueue(random, 'own'), someQueue(random, 'other')];
      const item = itemIn(own, start);
      const now = addMs(start, Math.floor(random() * 600 * minuteMs));
      const until = overtakenUntil(item, [own, other], now);
      if (until === null) {
        expect(scoreOf(itemIn(other, now), other, now)).toBeGreaterThan(scoreOf(item, own, now));
      } else if (until < now) {
        if (other.accelerationPerMinute > own.accelerationPerMinute) steep += 1;
        const later = itemIn(other, addMs(until, 1));
        expect(scoreOf(later, other, now)).toBeLessThanOrEqual(scoreOf(item, own, now));
      }
    }
    expect(steep).toBeGreaterThan(1_000);
  });
});

function queue(id: string, priority: number, accelerationPerMinute: number): AgeingQueue {
  return { id, priority, highestPriority: priority, accelerationPerMinute };
}

function someQueue(random: Random, id: string): AgeingQueue {
  return queue(id, Math.floor(random() * 50) / 2, pick(random, [0, 0.3, 0.5, 1, 1.7, 2]));
}

function itemIn({ id: queueId, priority }: AgeingQueue, enteredAt: string): WorkItem {
  return {
    contactId: queueId,
    queueId,
    channel: 'chat',
    weightUnits: 1,
    requirements: { language: null, skills: [], teamId: null, relaxing: [] },
    customerLanguage: null,
    priority,
    enteredAt,
    excluded: [],
    avoidedAgentIds: [],
    askedFirst: null,
  };
}
