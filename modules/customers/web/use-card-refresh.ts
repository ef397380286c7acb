import { useQueryClient } from '@tanstack/react-query';
import { customersApi } from './apis.ts';
import type { OfCustomer } from './timeline.ts';
import { timelineKey } from './use-timeline.ts';

/** Asks anew for all that is shown of a customer, after something about him was changed here. */
export function useCardRefresh({ projectId, customerId }: OfCustomer): () => void {
  const client = useQueryClient();
  const input = { projectId, customerId };
  return () => {
    void client.invalidateQueries({ queryKey: customersApi.get.key({ input }) });
    void client.invalidateQueries({ queryKey: customersApi.listConsents.key() });
    void client.invalidateQueries({ queryKey: timelineKey(customerId) });
  };
}
