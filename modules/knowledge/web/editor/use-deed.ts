import { useMutation } from '@tanstack/react-query';
import type { DraftKeeper } from './draft-keeper.ts';

/** Does something with the saved draft, then closes the form. What cannot be saved is told in it.
 *  deed: returns the revision that the draft has then, null when there is none. */
export function useDeed<Given>(
  keeper: DraftKeeper,
  deed: (revision: number, given: Given) => Promise<number | null>,
  onDone: () => void,
) {
  return useMutation({
    mutationFn: (given: Given) => keeper.act((revision) => deed(revision, given)),
    meta: { showsProblem: true },
    onSuccess: onDone,
  });
}
