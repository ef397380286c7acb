import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { loadRulesPut, may } from '../contract.ts';
import type { LoadRules } from '../core/load-rules.ts';
import { readLoadRules, upsertLoadRules } from './load-rules-store.ts';

/** How much contacts take of the agents of a project. */
export async function getLoadRules(ctx: Context, projectId: Id): Promise<LoadRules> {
  authorise(ctx, may.read);
  await getProject(ctx, projectId);
  return readLoadRules(ctx, projectId);
}

/** Says how much contacts take of the agents of a project. It holds for contacts that come from now
 *  on: what an agent has keeps the rules under which it came. */
export async function putLoadRules(
  ctx: Context,
  { projectId, ...rules }: LoadRules & { projectId: Id },
): Promise<LoadRules> {
  authorise(ctx, may.manage);
  await getProject(ctx, projectId);
  await upsertLoadRules(ctx, { projectId, ...rules });
  ctx.emit(loadRulesPut, { projectId, subjectId: projectId, data: { rules } });
  await ctx.audit('routing.load-rules-put', projectId);
  return rules;
}
