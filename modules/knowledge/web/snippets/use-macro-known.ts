import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import type { MacroStep } from '../../core/snippets/macro.ts';
import type { KnownToMacros, MacroFaultCode } from '../../core/snippets/macro-faults.ts';
import type { Snippet } from '../../core/snippets/snippet.ts';
import { projectsApi } from '../apis.ts';
import { type MacroChoice, macroChoices } from './macro-choices.ts';

const none: readonly Snippet[] = [];

/** What the macros of a project can name: to choose from, to judge them by, and in words. */
export function useMacroKnown(projectId: string, snippets: readonly Snippet[] = none) {
  const named = useNamed(projectId);
  const { t, language } = useWords();
  const known = useMemo<KnownToMacros>(() => {
    const { reason, queue, department } = named;
    return {
      snippets,
      reasonIds: reason && new Set(reason.map(({ id }) => id)),
      queues: queue && new Map(queue.map(({ id, channels = [] }) => [id, channels])),
      departmentIds: department && new Set(department.map(({ id }) => id)),
    };
  }, [named, snippets]);
  const nameOf = (items: readonly Pick<MacroChoice, 'id' | 'names'>[] | undefined, id: string) =>
    items?.find((each) => each.id === id)?.names[language] ?? '…';
  /** What a step does, in a line. */
  const wordsOf = (step: MacroStep): string => {
    switch (step.kind) {
      case 'insert':
      case 'reply':
        return t(`knowledge.macro.does.${step.kind}`, { name: nameOf(snippets, step.snippetId) });
      case 'reason':
        return t('knowledge.macro.does.reason', { name: nameOf(named.reason, step.reasonId) });
      case 'transfer':
        return t('knowledge.macro.does.transfer', { name: nameOf(named.queue, step.queueId) });
      case 'note':
        return t('knowledge.macro.does.note', { text: step.text });
      case 'close':
        return t('knowledge.macro.does.close', {
          resolution: t(`knowledge.macro.resolution.${step.resolution}`),
        });
      default:
        return t(`knowledge.macro.does.${step.kind}`);
    }
  };
  const faultWordsOf = (code: MacroFaultCode) => t(`knowledge.macro.fault.${code}`);
  return { named, known, isLoaded: named.isLoaded, wordsOf, faultWordsOf };
}

interface Named {
  readonly reason: readonly MacroChoice[] | undefined;
  readonly queue: readonly MacroChoice[] | undefined;
  readonly department: readonly MacroChoice[] | undefined;
  readonly isLoaded: boolean;
}

/** Asked for anew wherever it is shown: what a macro names may be gone since. */
function useNamed(projectId: string): Named {
  const [fillings] = useState(macroChoices.fillings);
  const loaded = useQueries({
    queries: fillings.map(({ kind, load }) => ({
      queryKey: ['knowledge', 'macro-choices', kind, projectId],
      queryFn: () => load(projectId),
      staleTime: 0,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const { data } = useQuery(projectsApi.departments.queryOptions({ input: { projectId } }));
  return useMemo(() => {
    const of = (wanted: 'reason' | 'queue') =>
      loaded[fillings.findIndex(({ kind }) => kind === wanted)];
    return {
      reason: of('reason'),
      queue: of('queue'),
      department: data?.items.filter(({ isArchived }) => !isArchived),
      isLoaded: data !== undefined && loaded.every((each) => each !== undefined),
    };
  }, [loaded, fillings, data]);
}
