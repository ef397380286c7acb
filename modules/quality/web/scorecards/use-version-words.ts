import { useWords } from '#platform/web/words.ts';
import type { ScorecardEntry } from '../../contract.ts';

/** Tells when and by whom a version was made. */
export function useVersionWords() {
  const { t, format } = useWords();
  return ({ createdAt, authorName }: ScorecardEntry): string => {
    const time = format.dateTime(createdAt);
    if (authorName === null) return t('quality.card.made.first', { time });
    return t('quality.card.made', { time, name: authorName });
  };
}
