import type { Id } from '#kernel/id.ts';
import type { Queue } from '../core/queue.ts';
import { routingApi } from './api.ts';

/** The queues to which a contact can be transferred, with the channels that they serve. */
export async function loadMacroQueues(
  projectId: Id,
): Promise<Pick<Queue, 'id' | 'names' | 'channels'>[]> {
  const { items } = await routingApi.queues.call({ projectId });
  return items.map(({ id, names, channels }) => ({ id, names, channels }));
}
