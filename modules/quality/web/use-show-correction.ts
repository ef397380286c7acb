import { useQueryClient } from '@tanstack/react-query';
import type { Correction } from '../contract.ts';
import { qualityApi } from './apis.ts';

/** Shows at once what a step has made of a correction; the event brings the same again. */
export function useShowCorrection(): (correction: Correction) => Promise<void> {
  const client = useQueryClient();
  return (correction) => {
    const { projectId, id: correctionId } = correction;
    const key = qualityApi.corrections.show.queryKey({ input: { projectId, correctionId } });
    client.setQueryData(key, (known) => known && { ...known, correction });
    return client.invalidateQueries({ queryKey: key });
  };
}
