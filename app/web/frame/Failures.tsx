import { notifications } from '@mantine/notifications';
import { ApiProblem } from '#platform/web/api.ts';
import { describeProblem } from '#platform/web/problem.ts';
import { useFailures } from '#platform/web/query-client.ts';
import { useWords } from '#platform/web/words.ts';

/** Tells of every action that failed and whose screen does not tell it in its place. */
export function Failures({ onSignedOut }: { onSignedOut: () => void }) {
  const words = useWords();
  useFailures((error, isShown) => {
    if (error instanceof ApiProblem && error.code === 'signed-out') onSignedOut();
    else if (!isShown)
      notifications.show({ message: describeProblem(error, words).text, color: 'red' });
  });
  return null;
}
