import { isTooFew, shareOf } from '#kernel/proportion.ts';
import { wordsOf } from './answering.ts';
import { type Answers, shownQuestions } from './logic.ts';
import {
  type OpenAnswer,
  ungrouped,
  type WordsDivision,
  type WordsFilter,
  type WordsGroup,
} from './open-answers-report.ts';
import { isChoice, isQuotePermission, type Question, quoteAllowed } from './question.ts';
import { satisfactionOf } from './satisfaction.ts';

/** So an attribute is rated low, of 1..5. */
const lowRating = 2;

/** What a customer wrote and rated low, as his answers stand. An answer to a question that is
 *  hidden since counts for nothing. mask: takes personal data out of a text. */
export function openAnswersOf(
  asked: readonly Question[],
  answers: Answers,
  mask: (text: string) => string,
): Pick<OpenAnswer, 'words' | 'lowAttributes' | 'isShareable'> {
  const shown = shownQuestions(asked, answers);
  return {
    words: shown.flatMap((question) => {
      const text = wordsOf(answers[question.key]?.value ?? null)?.trim();
      if (!text || !(question.kind === 'open' || isChoice(question))) return [];
      const isOther = question.kind !== 'open';
      return [{ question: question.key, isOther, text: mask(text), highlights: [] }];
    }),
    lowAttributes: lowAttributesOf(shown, answers),
    isShareable: shown.some((question) => {
      const value = answers[question.key]?.value;
      return (
        isQuotePermission(question) &&
        typeof value === 'object' &&
        (value?.choices.includes(quoteAllowed) ?? false)
      );
    }),
  };
}

/** The groups of a division, the most words first, the ungrouped last. Whoever rated several
 *  attributes low belongs to each of them. limit: how many groups at most. */
export function groupWords(
  answers: readonly OpenAnswer[],
  { by, limit }: { readonly by: WordsDivision; readonly limit: number },
): { groups: WordsGroup[]; leftOut: number } {
  const members = new Map<string, OpenAnswer[]>();
  for (const answer of answers) {
    for (const key of groupsOf(answer, by)) members.set(key, [...(members.get(key) ?? []), answer]);
  }
  const groups = Array.from(members, ([key, those]) => ({ key, ...countWords(those) })).toSorted(
    (one, other) =>
      Number(one.key === ungrouped) - Number(other.key === ungrouped) ||
      other.n - one.n ||
      (one.key < other.key ? -1 : 1),
  );
  const named = groups.filter(({ key }) => key !== ungrouped);
  const rest = groups.filter(({ key }) => key === ungrouped);
  return {
    groups: [...named.slice(0, limit), ...rest],
    leftOut: Math.max(0, named.length - limit),
  };
}

/** How many wrote, and the share of dissatisfied among those of them who rated. */
export function countWords(answers: readonly OpenAnswer[]): Omit<WordsGroup, 'key'> {
  const rated = answers.flatMap(({ rating }) => rating ?? []);
  const hits = rated.filter((each) => satisfactionOf(each, 'five') === 'dissatisfied').length;
  const all = rated.length;
  return {
    n: answers.length,
    dissatisfied: { n: all, estimate: isTooFew(all) ? null : shareOf({ hits, all }) },
  };
}

/** Whether an answer belongs to what the groups are counted over: all but group and rating. */
export function isAmong(
  { channel, language, isShareable }: OpenAnswer,
  wanted: Pick<WordsFilter, 'channel' | 'language' | 'isShareable'>,
): boolean {
  return (
    (wanted.channel === undefined || channel === wanted.channel) &&
    (wanted.language === undefined || language === wanted.language) &&
    (!wanted.isShareable || isShareable)
  );
}

/** Whether an answer is of the group and of the satisfaction that are wanted. */
export function isChosen(
  answer: OpenAnswer,
  { by, group, satisfaction }: Pick<WordsFilter, 'by' | 'group' | 'satisfaction'>,
): boolean {
  const { rating } = answer;
  if (group !== undefined && !groupsOf(answer, by).includes(group)) return false;
  if (satisfaction === undefined) return true;
  return rating !== null && satisfactionOf(rating, 'five') === satisfaction;
}

function groupsOf(answer: OpenAnswer, by: WordsDivision): readonly string[] {
  if (by === 'reason') return [answer.reasonId ?? ungrouped];
  return answer.lowAttributes.length > 0 ? answer.lowAttributes : [ungrouped];
}

function lowAttributesOf(shown: readonly Question[], answers: Answers): string[] {
  return shown
    .flatMap(({ kind, role, key }) => {
      const value = answers[key]?.value;
      const isRated = kind === 'rating' && role === 'attribute' && typeof value === 'number';
      return isRated && value <= lowRating ? [{ key, value }] : [];
    })
    .toSorted((one, other) => one.value - other.value)
    .map(({ key }) => key);
}
