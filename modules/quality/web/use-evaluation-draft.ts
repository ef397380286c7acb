import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EvaluationDraft, TaskView } from '../contract.ts';
import { qualityApi } from './apis.ts';
import { emptyDraft } from './drafting.ts';

const saveAfterMs = 700;

/** What I fill in for a task that I have claimed. It is kept on the server a moment after each
 *  change, and when the page is left. */
export function useEvaluationDraft({ task, draft: kept }: TaskView) {
  const { projectId, id: taskId } = task;
  const client = useQueryClient();
  const [draft, setDraft] = useState<EvaluationDraft>(kept ?? emptyDraft);
  const saving = useMutation(
    qualityApi.listening.saveDraft.mutationOptions({ meta: { showsProblem: true } }),
  );
  const { mutate } = saving;
  const unsaved = useRef<EvaluationDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    const next = unsaved.current;
    if (!next) return;
    unsaved.current = null;
    mutate({ projectId, taskId, ...next }, { onError: () => (unsaved.current ??= next) });
  }, [mutate, projectId, taskId]);

  const change = useCallback(
    (next: EvaluationDraft) => {
      setDraft(next);
      const key = qualityApi.listening.show.queryKey({ input: { projectId, taskId } });
      client.setQueryData(key, (known) => known && { ...known, draft: next });
      unsaved.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, saveAfterMs);
    },
    [client, projectId, taskId, save],
  );

  useEffect(() => {
    addEventListener('pagehide', save);
    addEventListener('online', save);
    return () => {
      removeEventListener('pagehide', save);
      removeEventListener('online', save);
      save();
    };
  }, [save]);

  /** Drops what waits to be saved: the evaluation itself carries it. */
  const stop = () => {
    clearTimeout(timer.current);
    unsaved.current = null;
  };
  return { draft, change, save, stop, error: saving.error, isSaving: saving.isPending };
}
