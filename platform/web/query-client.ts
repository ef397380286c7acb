import { QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { isPassing } from './api.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The screen shows the problem itself, beside the field or button it belongs to. */
      readonly showsProblem?: boolean;
    };
  }
}

const maximumRetries = 2;

/** The one cache of server data. Live events keep it fresh, so nothing is fetched anew for having
 *  been out of sight. Only failures that may pass are tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < maximumRetries && isPassing(error),
      },
    },
  });
}

/** Hears of every request that fails. isShown: the screen shows the failure itself, as queries do
 *  in their place and mutations whose meta says so. */
export function useFailures(hear: (error: Error, isShown: boolean) => void): void {
  const client = useQueryClient();
  const onFailure = useEffectEvent(hear);
  useEffect(() => {
    const stopQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error')
        onFailure(event.action.error, true);
    });
    const stopMutations = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error')
        onFailure(event.action.error, event.mutation.meta?.showsProblem === true);
    });
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client]);
}
