import { type Instant, msBetween } from '#kernel/time.ts';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';

/** How long something has lasted, ticking with all clocks of the screen. */
export function Since({ since }: { since: Instant }) {
  const { format } = useWords();
  const now = useNow();
  return (
    <time dateTime={since} title={format.dateTime(since)}>
      {format.stopwatch(Math.max(0, msBetween(since, now)))}
    </time>
  );
}
