import { type Language, languages, type Translated } from '#kernel/language.ts';
import { type Condition, isChoice, type Question } from './question.ts';

/** Which of a question's words: its own, those of a step, of an end of the scale, or of an option.
 *  `step-3` is the third step; an option goes by its key. */
export type WordsPlace =
  | { readonly of: 'title' | 'low' | 'high' }
  | { readonly of: 'step'; readonly number: number }
  | { readonly of: 'option'; readonly key: string };

/** One thing that is said otherwise of a question. */
export type QuestionChange =
  | {
      readonly what: 'words';
      readonly place: WordsPlace;
      readonly language: Language;
      readonly before: string;
      readonly after: string;
    }
  | { readonly what: 'kind'; readonly before: Question['kind']; readonly after: Question['kind'] }
  | { readonly what: 'role'; readonly before: Question['role']; readonly after: Question['role'] }
  | { readonly what: 'not-applicable' | 'rotation'; readonly isOn: boolean }
  | {
      readonly what: 'logic';
      readonly before: Condition | null;
      readonly after: Condition | null;
    }
  | { readonly what: 'option-added' | 'option-removed'; readonly title: Translated }
  | { readonly what: 'option-other'; readonly title: Translated; readonly isOther: boolean }
  | { readonly what: 'options-moved' };

/** What became of a question; those that stay as they are are left out.
 *  isMoved: it stands elsewhere among the questions that were there before. */
export type QuestionDifference =
  | { readonly state: 'added' | 'removed'; readonly question: Question }
  | {
      readonly state: 'changed';
      readonly question: Question;
      readonly isMoved: boolean;
      readonly changes: readonly QuestionChange[];
    };

/** What is different between two drafts or versions of a survey: in the order of the later one,
 *  removed questions last. The same key is the same question. */
export function differenceOf(
  before: readonly Question[],
  after: readonly Question[],
): QuestionDifference[] {
  const earlier = new Map(before.map((each) => [each.key, each]));
  const kept = new Set(after.map(({ key }) => key).filter((key) => earlier.has(key)));
  const order = (questions: readonly Question[]) =>
    questions.map(({ key }) => key).filter((key) => kept.has(key));
  const moved = movedBetween(order(before), order(after));
  return [
    ...after.flatMap((question): QuestionDifference[] => {
      const old = earlier.get(question.key);
      if (!old) return [{ state: 'added', question }];
      const changes = changesOf(old, question);
      const isMoved = moved.has(question.key);
      return changes.length > 0 || isMoved
        ? [{ state: 'changed', question, isMoved, changes }]
        : [];
    }),
    ...before
      .filter(({ key }) => !kept.has(key))
      .map((question): QuestionDifference => ({ state: 'removed', question })),
  ];
}

function changesOf(before: Question, after: Question): QuestionChange[] {
  if (before.kind !== after.kind) {
    return [
      { what: 'kind', before: before.kind, after: after.kind },
      ...changesOfText({ of: 'title' }, before.title, after.title),
    ];
  }
  return [
    ...changesOfWords(before, after),
    ...(before.role === after.role
      ? []
      : [{ what: 'role', before: before.role, after: after.role } as const]),
    ...changesOfMarks(before, after),
    ...(isSameCondition(before.showWhen, after.showWhen)
      ? []
      : [{ what: 'logic', before: before.showWhen, after: after.showWhen } as const]),
  ];
}

function changesOfWords(before: Question, after: Question): QuestionChange[] {
  const title = changesOfText({ of: 'title' }, before.title, after.title);
  if (before.kind === 'rating' && after.kind === 'rating') {
    const steps = after.labels.flatMap((label, index) =>
      changesOfText({ of: 'step', number: index + 1 }, before.labels[index], label),
    );
    return [...title, ...steps];
  }
  if (isChoice(before) && isChoice(after)) return [...title, ...changesOfOptions(before, after)];
  if ('ends' in before && 'ends' in after) {
    return [
      ...title,
      ...changesOfText({ of: 'low' }, before.ends.low, after.ends.low),
      ...changesOfText({ of: 'high' }, before.ends.high, after.ends.high),
    ];
  }
  return title;
}

type Options = Extract<Question, { kind: 'single' }>['options'];

function changesOfOptions(
  { options: before }: { options: Options },
  { options: after }: { options: Options },
): QuestionChange[] {
  const earlier = new Map(before.map((each) => [each.key, each]));
  const later = new Set(after.map(({ key }) => key));
  const keysOf = (options: Options) => options.map(({ key }) => key);
  const isMoved =
    movedBetween(
      keysOf(before).filter((key) => later.has(key)),
      keysOf(after).filter((key) => earlier.has(key)),
    ).size > 0;
  return [
    ...after.flatMap((option): QuestionChange[] => {
      const { key, title, isOther } = option;
      const old = earlier.get(key);
      if (!old) return [{ what: 'option-added', title }];
      return [
        ...changesOfText({ of: 'option', key }, old.title, title),
        ...(old.isOther === isOther ? [] : [{ what: 'option-other', title, isOther } as const]),
      ];
    }),
    ...before
      .filter(({ key }) => !later.has(key))
      .map(({ title }): QuestionChange => ({ what: 'option-removed', title })),
    ...(isMoved ? [{ what: 'options-moved' } as const] : []),
  ];
}

function changesOfMarks(before: Question, after: Question): QuestionChange[] {
  if (before.kind === 'open' || after.kind === 'open') return [];
  const { isNotApplicableAllowed: mayNotApply, isRotated } = after;
  return [
    ...(before.isNotApplicableAllowed === mayNotApply
      ? []
      : [{ what: 'not-applicable', isOn: mayNotApply } as const]),
    ...(before.isRotated === isRotated ? [] : [{ what: 'rotation', isOn: isRotated } as const]),
  ];
}

function changesOfText(
  place: WordsPlace,
  before: Translated | undefined,
  after: Translated,
): QuestionChange[] {
  return languages
    .filter((language) => before?.[language] !== after[language])
    .map((language) => ({
      ...({ what: 'words', place, language } as const),
      ...{ before: before?.[language] ?? '', after: after[language] },
    }));
}

function isSameCondition(one: Condition | null, other: Condition | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.question !== other.question || one.is !== other.is) return false;
  if (one.is === 'one-of') {
    return (
      other.is === 'one-of' && one.choices.toSorted().join() === other.choices.toSorted().join()
    );
  }
  return other.is !== 'one-of' && one.value === other.value;
}

/** The fewest keys that have to be taken out so that the rest stands in the same order. */
function movedBetween(before: readonly string[], after: readonly string[]): Set<string> {
  const places = after.map((key) => before.indexOf(key));
  const best: number[][] = [];
  for (const [index, place] of places.entries()) {
    const longest = best
      .slice(0, index)
      .filter((chain) => (chain.at(-1) ?? -1) < place)
      .reduce((one, other) => (other.length > one.length ? other : one), []);
    best.push([...longest, place]);
  }
  const stays = new Set(best.reduce((one, other) => (other.length > one.length ? other : one), []));
  return new Set(after.filter((_, index) => !stays.has(places[index] ?? -1)));
}
