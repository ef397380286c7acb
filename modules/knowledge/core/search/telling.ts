import { isStopWord } from './stop-words.ts';
import { isHan, normalise } from './words.ts';

/** A word with fewer letters may still become any. */
const leastLetters = 4;
/** A Chinese question is hardly shorter. */
const leastHan = 2;

const wordPattern = /[\p{L}\p{N}]+/gu;

/** Whether what somebody has begun to write says enough to be searched: a word of four letters that
 *  is more than grammar or courtesy, or two such Chinese characters. */
export function isTelling(begun: string): boolean {
  const words = normalise(begun).match(wordPattern) ?? [];
  const han = words.flatMap((word) => Array.from(word).filter(isHan));
  return (
    han.filter((each) => !isStopWord(each)).length >= leastHan ||
    words.some((word) => !isHan(word) && !isStopWord(word) && word.length >= leastLetters)
  );
}
