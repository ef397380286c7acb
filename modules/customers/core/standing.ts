import type { Id } from '#kernel/id.ts';

export const highestValueLevel = 5;
export const maximumAvoidanceNoteLength = 500;

/** What decides who answers a customer, and how soon. */
export interface Standing {
  /** How much he matters to the client, 1 to 5; 0: nobody has said. */
  readonly valueLevel: number;
  /** The agents whom he does not want to meet again, the oldest wish first. */
  readonly avoidedAgentIds: readonly Id[];
}

/** Whether two standings are one. The order of the wishes does not matter. */
export function isSameStanding(one: Standing, other: Standing): boolean {
  return (
    one.valueLevel === other.valueLevel &&
    one.avoidedAgentIds.length === other.avoidedAgentIds.length &&
    one.avoidedAgentIds.every((id) => other.avoidedAgentIds.includes(id))
  );
}
