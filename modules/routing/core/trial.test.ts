import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { blankQueue } from './blank-queue.ts';
import type { Queue } from './queue.ts';
import { armsOf, hasRule, isSameRule, isTreated, type Trial, withoutRules } from './trial.ts';

const names = { en: 'Service', ru: 'Сервис', zh: '服务' };
const queue: Queue = {
  ...{ ...blankQueue, id: newId(), projectId: newId(), names },
  skills: [{ skillId: newId(), minLevel: 3 }],
  teamId: newId(),
  relaxing: [{ afterMs: 60_000, ease: 'no-skills' }],
  lastAgent: { forMs: 60_000, withinDays: 7 },
};
const trial: Trial = {
  ...{ id: newId(), projectId: queue.projectId, queueId: queue.id, rule: 'relaxing', share: 0.3 },
  plan: { measure: 'in-time', difference: 0.1, contacts: 400 },
  ruleAsItWas: {},
  ...{ startedAt: '2026-05-04T09:00:00.000Z', startedById: newId(), endedAt: null, end: null },
};
const contacts = Array.from({ length: 20_000 }, () => newId());

describe('the arm of a contact', () => {
  it.each([0.05, 0.3, 0.5, 0.95])('keeps a share of %d within what chance allows', (share) => {
    const treated = contacts.filter((each) => isTreated({ id: trial.id, share }, each)).length;
    const deviation = Math.sqrt(contacts.length * share * (1 - share));
    expect(Math.abs(treated - contacts.length * share)).toBeLessThan(4 * deviation);
  });

  it('tells nothing of its arm in another trial', () => {
    const half = (id: string) => ({ id, share: 0.5 });
    const others = Array.from({ length: 20 }, () => newId());
    const counts = others.map((other) => {
      const same = contacts.filter(
        (each) => isTreated(half(trial.id), each) === isTreated(half(other), each),
      );
      return Math.abs(same.length - contacts.length / 2) / Math.sqrt(contacts.length / 4);
    });
    expect(Math.max(...counts)).toBeLessThan(4.5);
  });

  it('is the same whenever it is drawn', () => {
    const arms = contacts.slice(0, 100).map((each) => isTreated(trial, each));
    expect(contacts.slice(0, 100).map((each) => isTreated(trial, each))).toEqual(arms);
  });

  it.each([
    ['of another queue', { queueId: newId() }],
    ['that had entered before', { enteredAt: '2026-05-04T08:59:59.999Z' }],
  ])('is not drawn for a contact %s', (_name, given) => {
    const entered = { contactId: newId(), queueId: queue.id, enteredAt: trial.startedAt };
    expect(armsOf([trial], entered)).toHaveLength(1);
    expect(armsOf([trial], { ...entered, ...given })).toEqual([]);
  });

  it('is not drawn any more when the trial is over', () => {
    const entered = { contactId: newId(), queueId: queue.id, enteredAt: trial.startedAt };
    const over = { ...trial, endedAt: '2026-05-05T09:00:00.000Z', end: 'kept' as const };
    expect(armsOf([over], entered)).toEqual([]);
  });
});

describe('a rule of a queue', () => {
  it('is taken away alone', () => {
    expect(withoutRules(queue, ['relaxing', 'team'])).toEqual({
      ...{ ...queue, relaxing: [], teamId: null },
    });
  });

  it('is there when the queue differs without it', () => {
    expect(hasRule(queue, 'last-agent')).toBe(true);
    expect(hasRule(queue, 'levels')).toBe(true);
    expect(hasRule(queue, 'overflow')).toBe(false);
    expect(hasRule({ ...queue, skills: [] }, 'levels')).toBe(false);
  });

  it('is the same in whatever order its fields come', () => {
    const turned = { ...queue, lastAgent: { withinDays: 7, forMs: 60_000 } };
    expect(isSameRule(queue, turned, 'last-agent')).toBe(true);
    const longer = { ...queue, lastAgent: { withinDays: 8, forMs: 60_000 } };
    expect(isSameRule(queue, longer, 'last-agent')).toBe(false);
  });
});
