import type { Id } from '#kernel/id.ts';
import { listDepartments, listDepartmentsOf } from '#modules/projects/server/index.ts';
import { type Context, isAllowed } from '#platform/context.ts';
import { may } from '../contract.ts';
import type { DepartmentScope } from './concern-store.ts';

/** The departments whose concerns the actor may see: all, or those that he heads. */
export async function scopeOf(ctx: Context): Promise<DepartmentScope> {
  return isAllowed(ctx.actor, may.readAll) ? 'every department' : headedBy(ctx);
}

/** The departments that the actor heads. */
export async function headedBy(ctx: Context): Promise<readonly Id[]> {
  const departments = await listDepartmentsOf(ctx, ctx.actor.id);
  return departments.map(({ id }) => id);
}

/** The head of a department; null when it has none. */
export async function headOf(
  ctx: Context,
  { projectId, departmentId }: { projectId: Id; departmentId: Id },
): Promise<Id | null> {
  const departments = await listDepartments(ctx, projectId);
  return departments.find(({ id }) => id === departmentId)?.headPersonId ?? null;
}
