import type { QueueCount } from '#modules/routing/core/floor-state.ts';

/** How many wait in a queue: who rings at an agent has not been answered yet either. */
export function waitingIn({ waiting, offered }: QueueCount): number {
  return waiting + offered;
}
