import { useQuery } from '@tanstack/react-query';
import { heedId } from '#kernel/id.ts';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from './apis.ts';

const keptForMs = 300_000;

/** What colleagues are called: a function from a person's id to the name, to Heed where it acted by
 *  itself, or to a word that stands for somebody who has left. */
export function useNameOf(): (personId: string | null) => string {
  const { t } = useWords();
  const { data } = useQuery(
    staffApi.listColleagues.queryOptions({ input: {}, staleTime: keptForMs }),
  );
  return (personId) => {
    if (personId === heedId) return t('surveys.heed');
    return data?.find(({ id }) => id === personId)?.name ?? (data ? t('surveys.somebody') : '');
  };
}
