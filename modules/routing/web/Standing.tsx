import { useMemo } from 'react';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import type { OpenTimes } from '../core/business-time.ts';
import { scheduleWords } from './schedule-words.ts';

/** Says whether it is open now, and until when. */
export function Standing({ times }: { times: OpenTimes }) {
  const words = useWords();
  const minute = useNow().replace(/:\d\d\.\d{3}Z$/, ':00.000Z');
  return useMemo(() => scheduleWords(times, minute, words), [times, minute, words]);
}
