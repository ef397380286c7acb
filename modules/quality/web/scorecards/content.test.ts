import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstScorecards } from '../../core/first-scorecard.ts';
import { flawsOf } from '../../core/scorecard.ts';
import {
  type Content,
  changed,
  differences,
  groupStepped,
  noWords,
  partsOf,
  placed,
  retitled,
  shareOf,
  stepped,
  withCriterion,
  withGroup,
  without,
  withoutGroup,
} from './content.ts';

const blank: Content = { title: noWords, groups: [], criteria: [], minimumAnsweredShare: 0.5 };

/** `a | b c | d`: criteria by letter, the groups 1, 2 ... behind each bar. */
function card(text: string): Content {
  return text.split('|').reduce((content, part, place) => {
    const groupId = place === 0 ? null : String(place);
    const opened = groupId ? withGroup(content, { id: groupId, title: noWords }) : content;
    return (part.match(/\w/g) ?? []).reduce(
      (grown, id) => withCriterion(grown, { id, groupId }),
      opened,
    );
  }, blank);
}

function written(content: Content): string {
  return partsOf(content)
    .map(({ criteria }) => criteria.map(({ id }) => id).join(' '))
    .join(' | ')
    .replaceAll(/ +/g, ' ')
    .trim();
}

describe('moving a criterion', () => {
  it.each([
    ['a | b c | d', 'b', 1, 'a | c b | d'],
    ['a | b c | d', 'c', -1, 'a | c b | d'],
    ['a | b c | d', 'c', 1, 'a | b | c d'],
    ['a | b c | d', 'b', -1, 'a b | c | d'],
    ['a | | d', 'a', 1, '| a | d'],
    ['a | b c | d', 'a', -1, 'a | b c | d'],
    ['a | b c | d', 'd', 1, 'a | b c | d'],
  ] as const)('in %s: %s by %d gives %s', (before, id, step, after) => {
    expect(written(stepped(card(before), id, step))).toBe(after);
  });

  it.each([
    ['d', '1', 'b', 'a | d b c |'],
    ['b', null, 'a', 'b a | c | d'],
    ['a', '2', null, '| b c | d a'],
    ['b', '1', 'b', 'a | b c | d'],
  ] as const)('drops %s in group %s before %s: %s', (id, groupId, beforeId, after) => {
    expect(written(placed(card('a | b c | d'), id, { groupId, beforeId }))).toBe(after);
  });
});

describe('groups', () => {
  it('move with their criteria, and no further than the edge', () => {
    expect(written(groupStepped(card('a | b c | d'), '1', 1))).toBe('a | d | b c');
    expect(written(groupStepped(card('a | b c | d'), '1', -1))).toBe('a | b c | d');
  });

  it('leave their criteria to the group above', () => {
    expect(written(withoutGroup(card('a | b c | d'), '2'))).toBe('a | b c d');
    expect(written(withoutGroup(card('a | b c | d'), '1'))).toBe('a b c | d');
  });
});

it('whatever is moved, every criterion stays, and the scorecard can be used', () => {
  const move = fc.record({
    at: fc.nat({ max: 13 }),
    step: fc.constantFrom(-1 as const, 1 as const),
    isGroup: fc.boolean(),
  });
  const start: Content = firstScorecards.chat;
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const end = moves.reduce((content, { at, step, isGroup }) => {
        const groupId = content.groups[at % content.groups.length]?.id ?? '';
        return isGroup
          ? groupStepped(content, groupId, step)
          : stepped(content, content.criteria[at]?.id ?? '', step);
      }, start);
      expect(flawsOf(end)).toEqual([]);
      expect(end.criteria.map(({ id }) => id).toSorted()).toEqual(
        start.criteria.map(({ id }) => id).toSorted(),
      );
    }),
  );
});

it('a new criterion weighs as much as an average one that weighs', () => {
  const heavy = changed(changed(card('a b c'), 'a', { weight: 0 }), 'b', { weight: 30 });
  expect(withCriterion(heavy, { id: 'd', groupId: null }).criteria.at(-1)?.weight).toBe(20);
  expect(shareOf(heavy, 30)).toBe(0.75);
  expect(shareOf(blank, 5)).toBe(0);
});

it('counts what differs from the version in use', () => {
  const before = card('a | b c');
  expect(differences(before, before)).toBe(0);
  expect(differences(changed(before, 'a', { weight: 3 }), before)).toBe(1);
  expect(differences(without(before, 'c'), before)).toBe(1);
  expect(differences(stepped(before, 'b', 1), before)).toBe(1);
  expect(differences(retitled(before, '1', { ...noWords, en: 'Manner' }), before)).toBe(1);
});
