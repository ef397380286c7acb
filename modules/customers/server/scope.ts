import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { refusals as projectRefusals } from '#modules/projects/contract.ts';
import { authorise, type Context } from '#platform/context.ts';

/** Refuses unless the actor has the permission and may act in the project. For verbs that do not
 *  begin with a row of the project, which the database would hide. */
export function authoriseIn(
  ctx: Pick<Context, 'actor'>,
  permission: Permission,
  projectId: Id,
): void {
  authorise(ctx, permission);
  const { scope } = ctx.actor;
  if (scope !== 'everything' && !scope.includes(projectId)) refuse(projectRefusals.notFound);
}
