import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../core/faults.ts';
import { question as questionShape } from '../../core/question.ts';
import { surveyTemplates } from '../../core/templates/templates.ts';
import { open } from '../../core/templates/wording.ts';
import {
  asKind,
  blankQuestion,
  completed,
  conditionsFor,
  type Draft,
  firstCondition,
  freeName,
  freeOption,
  inRole,
  noWords,
  placed,
  questionKinds,
  stepped,
  typedKey,
  withChanged,
  without,
  withQuestion,
} from './drafting.ts';
import { readyQuestions } from './ready-questions.ts';

const { name, questions } = surveyTemplates.chat;
const chat: Draft = { name, questions };
const keys = (draft: Draft) => draft.questions.map(({ key }) => key);
const letters: Draft = { name, questions: [...'abcd'].map((key) => open(key, noWords)) };
const written = (draft: Draft) => keys(draft).join('');

describe('a survey in the making', () => {
  it('puts what may explain the whole before it, and all else at the end', () => {
    const rated = keys(withQuestion(chat, blankQuestion('rating', 'new')));
    expect(rated.indexOf('new')).toBe(rated.indexOf('overall') - 1);
    expect(keys(withQuestion(chat, blankQuestion('single', 'new'))).at(-1)).toBe('new');
  });

  it('moves a question by steps and to a place, and never loses one', () => {
    expect(written(stepped(letters, 'b', -1))).toBe('bacd');
    expect(written(stepped(letters, 'a', -1))).toBe('abcd');
    expect(written(stepped(letters, 'd', 1))).toBe('abcd');
    expect(written(placed(letters, 'd', 'b'))).toBe('adbc');
    expect(written(placed(letters, 'a', null))).toBe('bcda');
    const key = fc.constantFrom(...'abcd');
    fc.assert(
      fc.property(key, fc.option(key), fc.constantFrom<-1 | 1>(-1, 1), (moved, before, step) => {
        for (const next of [placed(letters, moved, before), stepped(letters, moved, step)]) {
          expect(keys(next).toSorted()).toEqual([...'abcd']);
        }
      }),
    );
  });

  it('lets logic follow a question that gets another key', () => {
    const [whole] = chat.questions.filter(({ role }) => role === 'overall');
    if (!whole) throw new Error('no whole');
    const next = withChanged(chat, 'overall', { ...whole, key: 'whole' });
    expect(faultsOf(next.questions)).toEqual([]);
    expect(next.questions.map(({ showWhen }) => showWhen?.question)).toContain('whole');
  });

  it('takes keys that analyses can go by, each once', () => {
    expect(typedKey(' Speed-2 ', letters.questions)).toBe('speed-2');
    for (const bad of ['', '2', 'скорость', 'a b', 'a']) {
      expect(typedKey(bad, letters.questions)).toBeNull();
    }
  });

  it.each(questionKinds)('makes a %s question of any other, in the shape of its kind', (kind) => {
    for (const question of chat.questions) {
      const next = asKind(question, kind);
      expect(questionShape.parse(next)).toEqual(next);
      expect(next).toMatchObject({ kind, key: question.key, title: question.title });
    }
    const [one, other] = [freeOption([]), freeOption([freeOption([])])];
    expect(one.key).not.toBe(other.key);
  });

  it('keeps the options of a choice that takes one or several', () => {
    const choice = chat.questions.find((each) => each.kind === 'single');
    if (!choice) throw new Error('no choice');
    expect(asKind(choice, 'multiple')).toMatchObject({ options: choice.options });
  });

  it('asks the whole of everybody, and lets only attributes take turns', () => {
    const rotated = chat.questions.find((each) => each.kind === 'rating' && each.isRotated);
    if (!rotated) throw new Error('no rotated question');
    expect(inRole(rotated, 'overall')).toMatchObject({
      ...{ isRotated: false, isNotApplicableAllowed: false, showWhen: null },
    });
    expect(inRole(rotated, 'detail')).toMatchObject({ isRotated: false });
    expect(inRole(rotated, 'attribute')).toEqual(rotated);
  });

  it('offers earlier questions to depend on, and begins with one that is no fault', () => {
    const offered = conditionsFor(chat, 'comment');
    const earlier = without(without(chat, 'quote'), 'comment');
    expect(offered.map(({ key }) => key)).toEqual(keys(earlier));
    for (const asked of offered) {
      const comment = { ...open('comment', name), showWhen: firstCondition(asked) };
      expect(comment.showWhen).not.toBeNull();
      expect(faultsOf(withChanged(chat, 'comment', comment).questions)).toEqual([]);
    }
  });

  it('has a name of its own', () => {
    const two = { en: `${name.en} 2`, ru: `${name.ru} 2`, zh: `${name.zh} 2` };
    const three = { en: `${name.en} 3`, ru: `${name.ru} 3`, zh: `${name.zh} 3` };
    expect(freeName(name, [])).toEqual(name);
    expect(freeName(name, [{ ...noWords, ru: name.ru }])).toEqual(two);
    expect(freeName(name, [name, two])).toEqual(three);
  });

  it('saves its name in every language', () => {
    const draft = completed({ name: { ...noWords, ru: 'После чата' }, questions: [] }, 'ru');
    expect(draft.name).toEqual({ en: 'После чата', ru: 'После чата', zh: 'После чата' });
  });
});

describe('the questions that stand ready', () => {
  it('are those of the kind that are not asked yet', () => {
    for (const [key, template] of Object.entries(surveyTemplates)) {
      const draft: Draft = { name, questions: template.questions };
      const ready = readyQuestions(template.kind, draft);
      expect(ready.length === 0).toBe(key === 'client' || key === 'relationship');
      const all = ready.reduce(withQuestion, draft);
      expect(new Set(keys(all)).size).toBe(all.questions.length);
      expect(faultsOf(all.questions).filter(({ question }) => question !== null)).toEqual([]);
    }
    const bare = readyQuestions('transactional', { name, questions: [] });
    expect(bare.map(({ showWhen }) => showWhen).filter((each) => each !== null)).toEqual([]);
  });
});
