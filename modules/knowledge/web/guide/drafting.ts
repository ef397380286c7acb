import {
  type DetailKind,
  type GuideDetail,
  type GuideGiven,
  type GuideOption,
  noWords,
} from '../../core/guide/guide.ts';
import type { DialogueMessage } from '../../core/guide/read-dialogue.ts';

/** A guide of which nothing is written yet. */
export const blankGuide: GuideGiven = { isOn: true, details: [], trial: null };

const noPhrases = { en: '', ru: '', zh: '' };

/** A new detail with a key of its own. */
export function blankDetail(kind: DetailKind, details: readonly GuideDetail[]): GuideDetail {
  return {
    key: freeKey('detail', details),
    ...{ kind, names: noPhrases, isRequired: true, open: noPhrases, closed: noPhrases },
    ...{ words: noWords, options: [], masks: [] },
  };
}

/** A new option with a key of its own. */
export function blankOption(options: readonly GuideOption[]): GuideOption {
  return { key: freeKey('option', options), names: noPhrases, words: noWords };
}

/** A list after one of its items has moved to another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

const agentLine = /^\s*[>＞»]\s*/;

/** A dialogue as it is pasted: a line for a message, those of the agent begin with >. A minute lies
 *  between them, the last is said now. */
export function pastedDialogue(text: string, now: string): DialogueMessage[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, place) => ({
    id: `line-${place}`,
    author: agentLine.test(line) ? 'agent' : 'customer',
    text: line.replace(agentLine, ''),
    at: new Date(Date.parse(now) - (lines.length - place) * 60_000).toISOString(),
  }));
}

function freeKey(stem: string, taken: readonly { readonly key: string }[]): string {
  const numbers = taken.map(({ key }) => Number(/^\w+-(\d+)$/.exec(key)?.[1] ?? 0));
  return `${stem}-${Math.max(0, ...numbers) + 1}`;
}
