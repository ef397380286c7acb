import { useLocalStorage } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Channel } from '#modules/contacts/contract.ts';
import { ApiProblem } from '#platform/web/api.ts';
import { useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals, type ScorecardEntry, type ScorecardVersion } from '../../contract.ts';
import { qualityApi } from '../apis.ts';
import { type Content, differences, isSame, noWords } from './content.ts';
import { completed } from './translations.ts';

/** A scorecard as somebody edits it. basedOn: the version it was made from, 0 for none. */
interface Unsaved {
  readonly basedOn: number;
  readonly content: Content;
}

const blank: Content = { title: noWords, groups: [], criteria: [], minimumAnsweredShare: 0.5 };

/** The versions of a channel's scorecard, newest first. */
export function useHistory(which: { projectId: string; channel: Channel }) {
  return useQuery(
    qualityApi.scorecards.history.queryOptions({
      input: which,
      staleTime: 0,
      refetchOnWindowFocus: true,
    }),
  );
}

/** One version; it never changes. While another comes, the one before it stays in sight. */
export function useVersion(projectId: string, versionId: string | undefined) {
  return useQuery(
    qualityApi.scorecards.show.queryOptions({
      input: { projectId, versionId: versionId ?? '' },
      enabled: versionId !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );
}

/** The scorecard of a channel and what I have changed in it. My changes are kept on this device
 *  until they are saved or dropped. */
export function useScorecard(which: { projectId: string; channel: Channel }) {
  const { projectId, channel } = which;
  const me = useMe();
  const { language } = useWords();
  const history = useHistory(which);
  const newest = history.data?.items[0];
  const current = useVersion(projectId, newest?.id);
  const [unsaved, keep] = useLocalStorage<Unsaved | null>({
    key: `heed.scorecard.${me.id}.${projectId}.${channel}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const publishing = usePublishing(which, (made, sent) => {
    const isAhead = unsaved !== null && !isSame(completed(unsaved.content, language), sent);
    keep(isAhead ? { ...unsaved, basedOn: made.version } : null);
  });
  const isLoading = history.data === undefined || (newest !== undefined && !current.data);
  const base = current.data?.content ?? blank;
  const version = current.data?.version ?? 0;
  const content = unsaved?.content ?? base;
  return {
    /** The version in use; undefined when there is none yet. */
    inUse: newest,
    isLoading,
    content,
    version,
    error: history.error ?? current.error,
    refetch: () => void Promise.all([history.refetch(), current.isError && current.refetch()]),
    changeCount: unsaved ? Math.max(1, differences(content, base)) : 0,
    /** Somebody else has saved since I began. */
    isBehind: unsaved !== null && unsaved.basedOn !== version,
    edit: (next: Content) => {
      if (publishing.isError) publishing.reset();
      keep(isSame(next, base) ? null : { basedOn: unsaved?.basedOn ?? version, content: next });
    },
    /** Returns how to bring back what was dropped. */
    drop: () => {
      publishing.reset();
      keep(null);
      return () => keep(unsaved);
    },
    /** Goes over the version that the screen shows; what is typed meanwhile stays unsaved. */
    save: (onSaved: () => void) =>
      publishing.mutate(
        { ...which, content: completed(content, language), basedOn: version },
        { onSuccess: onSaved },
      ),
    saving: publishing,
  };
}
export type EditedScorecard = ReturnType<typeof useScorecard>;

function usePublishing(
  which: { projectId: string; channel: Channel },
  onSaved: (made: ScorecardVersion, sent: Content) => void,
) {
  const { name } = useMe();
  const client = useQueryClient();
  const historyKey = qualityApi.scorecards.history.queryKey({ input: which });
  return useMutation(
    qualityApi.scorecards.publish.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: (made, { content: sent }) => {
        const { projectId } = which;
        const showKey = qualityApi.scorecards.show.queryKey({
          input: { projectId, versionId: made.id },
        });
        client.setQueryData(showKey, made);
        client.setQueryData(
          historyKey,
          (known) => known && { items: [entryOf(made, name), ...known.items] },
        );
        onSaved(made, sent);
      },
      onError: (error) => {
        const isLate = error instanceof ApiProblem && error.code === refusals.changedMeanwhile;
        if (isLate) void client.invalidateQueries({ queryKey: historyKey });
      },
    }),
  );
}

function entryOf({ content: _, ...version }: ScorecardVersion, authorName: string): ScorecardEntry {
  return { ...version, authorName, evaluationCount: 0 };
}
