import { languages } from '#kernel/language.ts';
import { displayOf, valueSlot } from './display.ts';
import { fold } from './folding.ts';
import type { GuideDetail } from './guide.ts';

/** What an agent's message asks for. */
export interface Ask {
  readonly key: string;
  readonly kind: 'open' | 'closed';
}

const alikeEnough = 0.7;
const fewestTerms = 3;

/** The details that an agent's message asks for, by the questions of the guide, also where the
 *  agent has put them a little differently. */
export function asksOf(details: readonly GuideDetail[], text: string): Ask[] {
  const folded = fold(text);
  const terms = termsOf(folded);
  return details.flatMap((detail): Ask[] => {
    const isClosed = languages.some((language) => holdsClosed(folded, detail.closed[language]));
    if (isClosed) return [{ key: detail.key, kind: 'closed' }];
    const isOpen = languages.some((language) => {
      const question = fold(detail.open[language]);
      return folded.includes(question) || isAlike(termsOf(question), terms);
    });
    return isOpen ? [{ key: detail.key, kind: 'open' }] : [];
  });
}

/** Whether an agent's question names a value in the words of any language. */
export function namesValue(detail: GuideDetail, value: string, text: string): boolean {
  if (!/[?？]/.test(text)) return false;
  const folded = fold(text);
  const words = [value, ...languages.map((language) => displayOf(detail, value, language))];
  return words.some((each) => each.length > 2 && folded.includes(fold(each)));
}

function holdsClosed(folded: string, question: string): boolean {
  const parts = fold(question)
    .split(valueSlot)
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part));
  let from = 0;
  for (const part of parts) {
    const place = folded.indexOf(part, from);
    if (place < 0) return false;
    from = place + part.length;
  }
  return parts.length > 0;
}

function isAlike(question: ReadonlySet<string>, text: ReadonlySet<string>): boolean {
  if (question.size < fewestTerms) return false;
  const shared = Array.from(question).filter((term) => text.has(term));
  return shared.length / question.size >= alikeEnough;
}

/** Beginnings of words, and pairs of Chinese signs. */
function termsOf(folded: string): Set<string> {
  const runs = folded.match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]{3,}/gu) ?? [];
  return new Set(
    runs.flatMap((run) =>
      /^\p{Script=Han}/u.test(run)
        ? Array.from({ length: Math.max(1, run.length - 1) }, (_, place) =>
            run.slice(place, place + 2),
          )
        : run.slice(0, 5),
    ),
  );
}
