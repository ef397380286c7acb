import { useQuery, useQueryClient } from '@tanstack/react-query';
import { contactClosed, contactMoved, contactOpened } from '#modules/contacts/contract.ts';
import { agentChanged, queueChanged } from '#modules/routing/contract.ts';
import { applyToFloor } from '#modules/routing/core/live.ts';
import { applyToWork } from '#modules/routing/core/work-live.ts';
import { personChanged } from '#modules/staff/contract.ts';
import { useLive } from '#platform/web/live.ts';
import { insightsApi, routingApi, staffApi } from '../apis.ts';
import { useSparingly } from '../use-board.ts';

/** Why contacts wait and how many people are needed follow from all that happens, so they are asked
 *  for again, at most this often. */
const quietMs = 5_000;

const stirring = [contactOpened, contactMoved, contactClosed, agentChanged, queueChanged];

/** The floor of a project, kept up by events: agents and what waits, who is on what, and what the
 *  events do not tell, asked for again when something has happened. */
export function useLiveFloor(projectId: string) {
  const client = useQueryClient();
  const input = { projectId };
  const floorKey = routingApi.floor.queryKey({ input });
  const workKey = routingApi.work.list.queryKey({ input });
  const stir = useSparingly(() => {
    void client.invalidateQueries({ queryKey: routingApi.work.causes.key() });
    void client.invalidateQueries({ queryKey: insightsApi.staffing.key() });
  }, quietMs);
  useLive([`project:${projectId}`], (event) => {
    client.setQueryData(floorKey, (known) => known && applyToFloor(known, event, projectId));
    client.setQueryData(workKey, (known) => {
      const items = known && applyToWork(known.items, event, projectId);
      return known && items !== known.items ? { items: [...(items ?? [])] } : known;
    });
    if (stirring.some(({ name }) => name === event.name)) stir();
    if (event.name === personChanged.name)
      void client.invalidateQueries({ queryKey: staffApi.listColleagues.key() });
    if (event.name === queueChanged.name)
      void client.invalidateQueries({ queryKey: routingApi.queues.key() });
  });
  // Nobody heard their events while the page was not open.
  const fresh = { refetchOnMount: 'always' } as const;
  return {
    floor: useQuery(routingApi.floor.queryOptions({ input, ...fresh })),
    work: useQuery(routingApi.work.list.queryOptions({ input, ...fresh })),
    causes: useQuery(routingApi.work.causes.queryOptions({ input, ...fresh })),
    staffing: useQuery(insightsApi.staffing.queryOptions({ input, ...fresh })),
    people: useQuery(staffApi.listColleagues.queryOptions({ input })),
    queues: useQuery(routingApi.queues.queryOptions({ input })),
  };
}
