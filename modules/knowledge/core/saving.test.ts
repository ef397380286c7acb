import { describe, expect, it } from 'vitest';
import type { Words } from './difference.ts';
import { openingOf } from './opening.ts';
import {
  accepted,
  heard,
  opened,
  overruled,
  recognised,
  settled,
  statusOf,
  taken,
} from './saving.ts';

const words = (title: string): Words => ({ title, body: { type: 'doc', content: [] } });
const [old, mine, theirs] = [words('Old'), words('Mine'), words('Theirs')];
const open = opened({ mine: old, revision: 3, isSaved: true, sent: null });

describe('a text that is being written', () => {
  it('is unsaved from the first change until the server has it', () => {
    expect(statusOf(open)).toBe('saved');
    const changed = { ...open, mine };
    expect(statusOf(changed)).toBe('unsaved');
    expect(statusOf({ ...changed, isSending: true })).toBe('saving');
    expect(statusOf(accepted(changed, mine, 4))).toBe('saved');
  });

  it('is unsaved still when one wrote on while it was sent', () => {
    const gone = accepted({ ...open, mine: words('Mine, and more') }, mine, 4);
    expect(statusOf(gone)).toBe('unsaved');
    expect(gone.revision).toBe(4);
  });

  it('is overtaken when the server has another revision, whoever made it', () => {
    expect(statusOf(heard(open, 4))).toBe('overtaken');
    expect(statusOf(heard(open, null))).toBe('overtaken');
  });

  it('is not overtaken by what is told late, or by what is being sent', () => {
    expect(statusOf(heard(open, 2))).toBe('saved');
    expect(heard({ ...open, isSending: true }, 4)).toMatchObject({ latest: 3 });
  });

  it('goes on with theirs, or with mine over theirs', () => {
    const met = heard({ ...open, mine }, 4);
    expect(taken(theirs, 4)).toMatchObject({ mine: theirs, revision: 4 });
    expect(statusOf(taken(theirs, 4))).toBe('saved');
    expect(overruled(met, 4)).toMatchObject({ mine, revision: 4 });
    expect(statusOf(overruled(met, 4))).toBe('unsaved');
  });

  it('knows its own words again when the answer to a sending was lost', () => {
    const lost = heard({ ...open, mine: words('Mine, and more'), sent: mine }, 4);
    expect(statusOf(lost)).toBe('overtaken');
    expect(statusOf(recognised(lost, mine, 4))).toBe('unsaved');
    expect(recognised(lost, mine, 4).revision).toBe(4);
    expect(recognised(lost, theirs, 4)).toBe(lost);
  });

  it('waits when it cannot be sent, and says so when it never will', () => {
    expect(statusOf({ ...open, mine, failure: 'passing' })).toBe('waiting');
    expect(statusOf({ ...open, mine, failure: 'lasting' })).toBe('failed');
  });

  it('is not changed by what the editor makes of it', () => {
    expect(statusOf(settled(open, words('Old, settled')))).toBe('saved');
  });
});

describe('opening a text', () => {
  const draft = {
    ...{ projectId: '', articleId: '', language: 'ru' as const, ...old },
    ...{ state: 'writing' as const, revision: 3, basedOn: null, publishAt: null, note: '' },
    ...{ changedAt: '', changedBy: '' },
  };

  it('shows what is saved, when the device kept nothing else', () => {
    const expected = { mine: old, revision: 3, isSaved: true, sent: null };
    expect(openingOf({ draft, live: null }, null)).toEqual(expected);
    expect(openingOf({ draft, live: null }, { ...old, revision: 2, sent: null })).toEqual(expected);
  });

  it('goes on with kept words as words of the revision that they changed', () => {
    const opening = openingOf({ draft, live: null }, { ...mine, revision: 2, sent: old });
    expect(opening).toEqual({ mine, revision: 2, isSaved: false, sent: old });
    expect(statusOf(heard(opened(opening), draft.revision))).toBe('overtaken');
  });

  it('of nothing is an empty page without a revision', () => {
    expect(openingOf({ draft: null, live: null }, null)).toEqual({
      mine: { title: '', body: { type: 'doc', content: [] } },
      revision: null,
      isSaved: true,
      sent: null,
    });
  });
});
