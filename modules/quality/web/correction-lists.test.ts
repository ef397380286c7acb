import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Correction } from '../contract.ts';
import {
  type ClosedPage,
  type ClosedSource,
  dueFirst,
  nextClosed,
  shownClosed,
  withClosed,
  withOpen,
} from './correction-lists.ts';

const pageSize = 3;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

function closed(id: string, minute: number, projectId = id.charAt(0)): Correction {
  const terms = { answerMs: 0, customerMs: 0, agentToldMs: 0, acknowledgedMs: 0, similarMs: 0 };
  const openedAt = at(minute);
  return {
    ...{ id, projectId, contactId: 'contact', conversationId: 'talk', customerId: 'customer' },
    ...{ customerName: 'Maria', channel: 'chat', evaluationId: null, messageId: null },
    ...{ excerpt: 'Within seven days', agentId: 'agent', openedBy: 'lead', openedAt },
    ...{ state: 'closed', dueAt: null, overdueSteps: [], pendingMessageId: null },
    chain: {
      ...{ terms: { ...terms, maximumAttempts: 3 }, openedAt, answer: null, attempts: [] },
      ...{ told: null, acknowledgedAt: null, similar: null, withdrawal: null },
      closedAt: at(minute + 1),
    },
  };
}

function open(id: string, dueMinute: number | null): Correction {
  const correction = closed(id, 0);
  const dueAt = dueMinute === null ? null : at(dueMinute);
  return { ...correction, dueAt, chain: { ...correction.chain, closedAt: null } };
}

/** What a project answers, from the place that its cursor tells. */
function read(all: readonly Correction[], { projectId, cursor }: ClosedSource): ClosedPage[number] {
  const own = all
    .filter((each) => each.projectId === projectId)
    .sort((a, b) => (`${a.openedAt} ${a.id}` < `${b.openedAt} ${b.id}` ? 1 : -1));
  const end = Number(cursor ?? 0) + pageSize;
  const items = own.slice(end - pageSize, end);
  const oldest = items.at(-1);
  const next = oldest && end < own.length ? { cursor: String(end), oldest } : null;
  return { projectId, items, next };
}

const projects = ['a', 'b', 'c'];
const anyClosed = fc
  .array(fc.tuple(fc.constantFrom(...projects), fc.nat(20)), { maxLength: 40 })
  .map((drawn) => drawn.map(([project, minute], index) => closed(`${project}${index}`, minute)));
const idsOf = (items: readonly Correction[]) => items.map(({ id }) => id);

test('reading on adds older ones below, until all of all projects are shown', () => {
  fc.assert(
    fc.property(anyClosed, (all) => {
      const pages = [projects.map((projectId) => read(all, { projectId, cursor: undefined }))];
      for (let next = nextClosed(pages); next; next = nextClosed(pages)) {
        const before = idsOf(shownClosed(pages));
        pages.push([read(all, next)]);
        const after = idsOf(shownClosed(pages));
        expect(after.slice(0, before.length)).toEqual(before);
        expect(after.length).toBeGreaterThan(before.length);
      }
      const shown = shownClosed(pages);
      expect(idsOf(shown).sort()).toEqual(idsOf(all).sort());
      expect(shown.map(({ openedAt }) => openedAt)).toEqual(
        all
          .map(({ openedAt }) => openedAt)
          .sort()
          .reverse(),
      );
    }),
  );
});

test('a correction that is closed meanwhile is shown once, also when its page comes', () => {
  const all = Array.from({ length: 5 }, (_, minute) => closed(`a${minute}`, minute));
  const first = [[read(all, { projectId: 'a', cursor: undefined })]];
  const told = withClosed(first, closed('a0', 0));
  expect(idsOf(shownClosed(told))).toEqual(['a4', 'a3', 'a2']);
  const whole = [...told, [read(all, { projectId: 'a', cursor: '3' })]];
  expect(idsOf(shownClosed(whole))).toEqual(['a4', 'a3', 'a2', 'a1', 'a0']);
});

test('an open correction is not among the closed ones, and the other way round', () => {
  const pages = [[read([], { projectId: 'a', cursor: undefined })]];
  expect(shownClosed(withClosed(pages, open('a1', 1)))).toEqual([]);
  expect(idsOf(withOpen([], open('a1', 1)))).toEqual(['a1']);
  expect(withOpen([open('a1', 1)], closed('a1', 1))).toEqual([]);
});

test('what is due first leads, and what is not due at all comes last', () => {
  const items = [open('a1', null), open('a2', 9), open('a3', 4)].sort(dueFirst);
  expect(idsOf(items)).toEqual(['a3', 'a2', 'a1']);
});
