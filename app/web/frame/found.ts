import { useDebouncedValue } from '@mantine/hooks';
import { IconBolt } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Icon, Place, SearchSource } from '#platform/web/door.ts';
import { useActiveKeys } from '#platform/web/keys.ts';
import { useWords } from '#platform/web/words.ts';

const typingPauseMs = 150;
const shortestText = 2;

/** Something to go to or to do. */
export interface FoundRow {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon: Icon;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

export interface FoundGroup {
  readonly label: string;
  readonly rows: readonly FoundRow[];
}

/** What a text finds: places, what the modules know, and what can be done here. Groups without a
 *  find are left out. */
export function useFound(
  text: string,
  places: readonly Place[],
  sources: readonly SearchSource[],
): { groups: readonly FoundGroup[]; isSearching: boolean } {
  const { t } = useWords();
  const router = useRouter();
  const actions = useActiveKeys().filter(({ group }) => group !== 'frame.keys.places');
  const { hits, isSearching } = useHits(text, sources);
  const isNamed = ({ title }: FoundRow) => title.toLowerCase().includes(text.toLowerCase());
  const go = (to: string) => () => void router.navigate({ href: to });
  const placeRows = places.map(
    ({ path, label, icon, keys }): FoundRow => ({
      id: path,
      title: t(label),
      icon,
      keys,
      run: go(path),
    }),
  );
  const actionRows = actions.map(
    ({ keys, label, run }): FoundRow => ({ id: keys, title: t(label), icon: IconBolt, keys, run }),
  );
  const groups = [
    { label: t('frame.search.places'), rows: placeRows.filter(isNamed) },
    ...hits.map(({ source, found }) => ({
      label: t(source.label),
      rows: found.map(({ to, ...hit }) => ({ ...hit, icon: source.icon, run: go(to) })),
    })),
    { label: t('frame.search.actions'), rows: actionRows.filter(isNamed) },
  ];
  return { groups: groups.filter(({ rows }) => rows.length > 0), isSearching };
}

function useHits(text: string, sources: readonly SearchSource[]) {
  const [settled] = useDebouncedValue(text, typingPauseMs);
  const results = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['search', source.id, settled],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.search(settled, signal),
      enabled: settled.length >= shortestText,
    })),
  });
  return {
    hits: sources.map((source, index) => ({ source, found: results[index]?.data ?? [] })),
    isSearching: settled !== text || results.some(({ isFetching }) => isFetching),
  };
}
