import { expect, it } from 'vitest';
import { firstScorecards } from '../../core/first-scorecard.ts';
import { flawsOf } from '../../core/scorecard.ts';
import { type Content, changed, noWords, withGroup } from './content.ts';
import { type Fault, faultsOf } from './faults.ts';

const card: Content = firstScorecards.chat;
const step = (id: string, points: number, en = id) => ({
  id,
  points,
  label: { ...noWords, en },
});

it('finds nothing in the scorecards that a project starts with', () => {
  expect(faultsOf(card)).toEqual([]);
});

it.each<[string, Content, Fault[]]>([
  ['a title', { ...card, title: noWords }, [{ kind: 'title-missing', at: null }]],
  [
    'the title of a group',
    withGroup(card, { id: 'new', title: noWords }),
    [{ kind: 'group-title-missing', at: 'new' }],
  ],
  [
    'the title of a criterion',
    changed(card, 'greeting', { title: { ...noWords, ru: '  ' } }),
    [{ kind: 'criterion-title-missing', at: 'greeting' }],
  ],
  [
    'the word of a step',
    changed(card, 'greeting', { scale: [step('no', 0), step('yes', 1, '')] }),
    [{ kind: 'step-label-missing', at: 'greeting', partId: 'yes' }],
  ],
  [
    'the title of a cause',
    changed(card, 'greeting', { causes: [{ id: 'x', title: noWords, origin: 'agent' }] }),
    [{ kind: 'cause-title-missing', at: 'greeting', partId: 'x' }],
  ],
])('misses %s', (_name, content, faults) => {
  expect(faultsOf(content)).toEqual(faults);
});

it('finds whatever the server would refuse', () => {
  const alike = changed(card, 'greeting', { scale: [step('no', 1), step('yes', 1)] });
  const weightless = { ...card, criteria: card.criteria.map((each) => ({ ...each, weight: 0 })) };
  for (const content of [alike, weightless, { ...card, criteria: [] }]) {
    expect(flawsOf(content)).not.toEqual([]);
    expect(faultsOf(content)).toHaveLength(1);
  }
});
