import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Actor, Context } from '#platform/context.ts';

/** The person who acts. Refuses programs and Heed itself, who have no profile. */
export function own({ actor }: Pick<Context, 'actor'>): Id {
  if (actor.kind !== 'person') refuse('forbidden', { reason: 'person' });
  return actor.id;
}

/** Whether a person works in a project of the actor's. scope: the person's projects. */
export function isInReach({ scope: reach }: Actor, scope: readonly Id[]): boolean {
  return reach === 'everything' || scope.some((projectId) => reach.includes(projectId));
}
