import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultsOf } from '../../core/guide/faults.ts';
import type { Guide, GuideDetail, GuideGiven } from '../../core/guide/guide.ts';
import { guideApi } from './api.ts';
import { blankGuide } from './drafting.ts';

/** What is being written of a guide, and its saving. saved: the newest version; null when there is
 *  none. Nobody writes over another's version unseen: after a refusal the newer one is named, and
 *  only the next saving goes over it. */
export function useGuideDraft(
  { projectId, reasonId }: { projectId: string; reasonId: string },
  saved: Guide | null,
) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<GuideGiven>(saved ? givenOf(saved) : blankGuide);
  const [basedOn, setBasedOn] = useState(saved?.number ?? null);
  const newest = useQuery({
    ...guideApi.guideVersions.queryOptions({ input: { projectId, reasonId } }),
  }).data?.items[0]?.number;
  const { mutate, error, isPending } = useMutation(
    guideApi.putGuide.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: (guide) => {
        setBasedOn(guide.number);
        setDraft(givenOf(guide));
        client.setQueryData(guideApi.guide.queryKey({ input: { projectId, reasonId } }), guide);
        void client.invalidateQueries({ queryKey: guideApi.guideVersions.key() });
        void client.invalidateQueries({ queryKey: guideApi.guides.key() });
      },
      onError: () => client.invalidateQueries({ queryKey: guideApi.guideVersions.key() }),
    }),
  );
  const faults = faultsOf(draft.details);
  const change = (changes: Partial<GuideGiven>) =>
    setDraft((before) => ({ ...before, ...changes }));
  return {
    ...{ draft, change, faults, error, isPending, basedOn },
    isChanged: !saved || JSON.stringify(draft) !== JSON.stringify(givenOf(saved)),
    newerNumber: newest !== undefined && newest > (basedOn ?? 0) ? newest : null,
    acceptNewer: () => setBasedOn(newest ?? null),
    save: () => mutate({ projectId, reasonId, ...draft, basedOn }),
    setDetail: (place: number, detail: GuideDetail) =>
      setDraft((before) => ({ ...before, details: before.details.with(place, detail) })),
  };
}

/** What of a version can be written anew. */
export function givenOf({ isOn, details, trial }: Guide): GuideGiven {
  return { isOn, details, trial };
}
