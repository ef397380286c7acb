import { describe, expect, it } from 'vitest';
import { answered, changed, emptyDraft, marked, toggled, unmarked } from './drafting.ts';

const mark = { messageId: 'm', from: 2, to: 5, note: '' };
const manner = { criterionId: 'manner', fallbackId: 'rude' };

describe('the draft of an evaluation', () => {
  it('takes an answer, and gives it up when it is chosen once more', () => {
    const once = answered(emptyDraft, 'manner', 'polite');
    expect(once.answers.manner?.optionId).toBe('polite');
    expect(answered(once, 'manner', 'polite')).toEqual(emptyDraft);
  });

  it('keeps reason and marks when the answer changes', () => {
    const said = changed(marked(emptyDraft, manner, mark), 'manner', { reason: 'late' });
    const other = answered(said, 'manner', 'cold').answers.manner;
    expect(other).toMatchObject({ optionId: 'cold', reason: 'late', evidence: [mark] });
  });

  it('does not lose marks by a second click on the same answer', () => {
    const said = marked(answered(emptyDraft, 'manner', 'rude'), manner, mark);
    expect(answered(said, 'manner', 'rude').answers.manner?.evidence).toEqual([mark]);
  });

  it('holds a mark once, and lets it be taken away', () => {
    const twice = marked(marked(emptyDraft, manner, mark), manner, mark);
    expect(twice.answers.manner).toMatchObject({ optionId: 'rude', evidence: [mark] });
    expect(unmarked(twice, 'manner', mark).answers.manner?.evidence).toEqual([]);
  });

  it('toggles a member of a list', () => {
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  });
});
