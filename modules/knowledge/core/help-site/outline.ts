import type { Body, BodyNode } from '../body/node.ts';
import { nodesOf } from '../body/node.ts';
import { plainText } from '../body/plain.ts';

/** A heading of a text, by the name under which htmlOf lets links find it. */
export interface OutlineItem {
  readonly anchor: string;
  readonly level: number;
  readonly title: string;
}

/** The headings of a text that its contents show: the first two levels, those with words. */
export function outlineOf(body: Body): OutlineItem[] {
  return Array.from(nodesOf(body))
    .filter(({ type }) => type === 'heading')
    .map((heading, index) => ({
      anchor: `h-${index + 1}`,
      level: Number(heading.attrs?.level),
      title: wordsOf([heading]),
    }))
    .filter(({ level, title }) => level <= 3 && title !== '');
}

/** A question that a text answers. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
}

/** The questions of a text with their answers, when at least two of its headings of the first level
 *  are questions: then it is a list of questions. */
export function questionsIn({ content }: Body): Answered[] {
  const starts = content.flatMap(({ type, attrs }, index) =>
    type === 'heading' && attrs?.level === 2 ? [index] : [],
  );
  const sections = starts.map((start, index) => ({
    question: wordsOf(content.slice(start, start + 1)),
    answer: wordsOf(content.slice(start + 1, starts[index + 1])),
  }));
  const asked = sections.filter(
    ({ question, answer }) => /[?？]\s*$/u.test(question) && answer !== '',
  );
  return asked.length >= 2 ? asked : [];
}

/** The first words of a text, cut between words, for lists and for search engines. */
export function excerptOf(body: Body, maximumLength: number): string {
  const words = wordsOf(body.content.filter(({ type }) => type !== 'heading'));
  const all = Array.from(words);
  if (all.length <= maximumLength) return words;
  const cut = all.slice(0, maximumLength).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > maximumLength / 2 ? cut.slice(0, space) : cut}…`;
}

function wordsOf(content: readonly BodyNode[]): string {
  return plainText({ type: 'doc', content }).replace(/\s+/gu, ' ').trim();
}
