import { useLocalStorage } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#platform/web/api.ts';
import { useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals, type Survey } from '../../contract.ts';
import { differenceOf } from '../../core/difference.ts';
import type { SurveyChannel } from '../../core/survey.ts';
import { surveysApi } from '../apis.ts';
import { completed, type Draft, draftOf, isSame } from './drafting.ts';

interface OfSurvey {
  readonly projectId: string;
  readonly surveyId: string;
}

/** A draft as somebody edits it, and the saved one that he began from. */
interface Unsaved {
  readonly base: Draft;
  readonly draft: Draft;
}

/** One version; it never changes. While another comes, the one before it stays in sight. */
export function useVersion(projectId: string, versionId: string | undefined) {
  return useQuery(
    surveysApi.design.version.queryOptions({
      input: { projectId, versionId: versionId ?? '' },
      enabled: versionId !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );
}

/** A survey with its versions, and what I have changed in its draft. My changes are kept on this
 *  device until they are saved or dropped. */
export function useSurvey(which: OfSurvey) {
  const me = useMe();
  const { language } = useWords();
  const { data, error, refetch } = useQuery(
    surveysApi.design.show.queryOptions({
      ...{ input: which, staleTime: 0, refetchOnWindowFocus: true },
    }),
  );
  const [unsaved, keep] = useLocalStorage<Unsaved | null>({
    ...{ key: `heed.survey.${me.id}.${which.surveyId}`, defaultValue: null },
    getInitialValueInEffect: false,
  });
  const { survey, versions } = data ?? {};
  const last = versions?.[0];
  const lastVersion = useVersion(which.projectId, last?.id);
  const base: Draft = survey ? draftOf(survey) : nothing;
  const draft = unsaved?.draft ?? base;
  const published = last ? (lastVersion.data?.questions ?? []) : [];
  const deeds = useDeeds(which, {
    ...{ survey, draft: completed(draft, language), isUnsaved: unsaved !== null },
    onSaved: (saved, sent) =>
      keep((before) =>
        before && !isSame(completed(before.draft, language), sent)
          ? { base: draftOf(saved), draft: before.draft }
          : null,
      ),
  });
  return {
    ...{ survey, versions, last, published, draft, error, ...deeds },
    isLoading: survey === undefined || (last !== undefined && !lastVersion.data),
    refetch: () => void refetch(),
    unsavedCount: unsaved ? Math.max(1, countChanges(base, draft)) : 0,
    /** How far the draft is from what customers are asked. */
    unpublished: differenceOf(published, draft.questions),
    /** Somebody else has saved since I began. */
    isBehind: unsaved !== null && !isSame(unsaved.base, base),
    /** What he has saved. */
    theirs: base,
    edit: (next: Draft) => {
      deeds.saving.reset();
      deeds.publishing.reset();
      keep(isSame(next, base) ? null : { base: unsaved?.base ?? base, draft: next });
    },
    /** Returns how to bring back what was dropped. */
    drop: () => {
      deeds.saving.reset();
      keep(null);
      return () => keep(unsaved);
    },
  };
}
export type EditedSurvey = ReturnType<typeof useSurvey>;

const nothing: Draft = { name: { en: '', ru: '', zh: '' }, questions: [] };

function countChanges(from: Draft, { name, questions }: Draft): number {
  return differenceOf(from.questions, questions).length + Number(!isSame(name, from.name));
}

/** What can be done with a survey. It goes over the revision that the screen shows. */
function useDeeds(
  which: OfSurvey,
  now: {
    survey: Survey | undefined;
    draft: Draft;
    isUnsaved: boolean;
    onSaved: (saved: Survey, sent: Draft) => void;
  },
) {
  const client = useQueryClient();
  const { design } = surveysApi;
  const showKey = design.show.queryKey({ input: which });
  const show = (survey: Survey) => {
    client.setQueryData(showKey, (known) => known && { ...known, survey });
    void client.invalidateQueries({ queryKey: design.list.key() });
  };
  const onError = (problem: Error) => {
    const isLate = problem instanceof ApiProblem && problem.code === refusals.changedMeanwhile;
    if (isLate) void client.invalidateQueries({ queryKey: showKey });
  };
  const meta = { showsProblem: true };
  const revision = now.survey?.revision ?? 0;
  const save = async () => {
    const { draft: sent } = now;
    const saved = await design.saveDraft.call({ ...which, ...sent, revision });
    show(saved);
    now.onSaved(saved, sent);
    return saved;
  };
  const publish = async () => {
    const seen = now.isUnsaved ? (await save()).revision : revision;
    const version = await design.publish.call({ ...which, revision: seen });
    const { projectId, id: versionId } = version;
    client.setQueryData(design.version.queryKey({ input: { projectId, versionId } }), version);
    await client.invalidateQueries({ queryKey: showKey });
    void client.invalidateQueries({ queryKey: design.list.key() });
    return version;
  };
  const use = async (given: { channels: readonly SurveyChannel[]; isActive: boolean }) =>
    show(await design.use.call({ ...which, ...given, revision }));
  return {
    saving: useMutation({ mutationFn: save, meta, onError }),
    publishing: useMutation({ mutationFn: publish, meta, onError }),
    using: useMutation({ mutationFn: use, meta, onError }),
  };
}
