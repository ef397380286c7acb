import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { listDepartments } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  concernChanged,
  type Improvement,
  type ImprovementGiven,
  improvementPut,
  may,
  refusals,
} from '../contract.ts';
import { type DepartmentScope, type InProject, readConcernsById } from './concern-store.ts';
import { tell } from './concerns.ts';
import { headOf, scopeOf } from './departments.ts';
import {
  type ImprovementFilter,
  lockImprovement,
  readImprovements,
  upsertImprovement,
} from './store.ts';

/** Improvements, newest first; a head sees those of his own departments. */
export async function listImprovements(
  ctx: Context,
  { limit, cursor, ...filter }: ImprovementFilter & PageWanted,
): Promise<Page<Improvement>> {
  authorise(ctx, may.read);
  const scope = await scopeOf(ctx);
  return pageOf(
    { limit, cursor },
    (wanted) => readImprovements(ctx, { ...filter, scope }, wanted),
    (improvement) => improvement.createdAt,
  );
}

/** Adds or changes an improvement. Refuses another head's department, concerns of other
 *  departments, and a checked one without a verdict. */
export async function putImprovement(
  ctx: Context,
  { projectId, id, ...given }: InProject & ImprovementGiven,
): Promise<Improvement> {
  authorise(ctx, may.improve);
  const scope = await scopeOf(ctx);
  const before = await lockImprovement(ctx, { projectId, id });
  if (before && !isIn(scope, before.departmentId)) refuse(refusals.notFound);
  if (!isIn(scope, given.departmentId)) refuse(refusals.notYourDepartment);
  if (given.state === 'checked' && !given.verdict) {
    refuse(refusals.verdictMissing, { field: 'verdict' });
  }
  await refuseUnknownDepartment(ctx, projectId, given.departmentId);
  const concernIds = Array.from(new Set(given.concernIds)).sort();
  const linked = await readConcernsById(ctx, { projectId, ids: concernIds });
  const areOurs = linked.every(({ departmentId }) => isIn(scope, departmentId));
  if (linked.length < concernIds.length || !areOurs) {
    refuse(refusals.unknownConcern, { field: 'concernIds' });
  }
  const improvement: Improvement = {
    ...given,
    id,
    projectId,
    concernIds,
    createdAt: before?.createdAt ?? ctx.now,
    createdBy: before?.createdBy ?? ctx.actor.id,
    changedAt: ctx.now,
  };
  await upsertImprovement(ctx, improvement);
  const headPersonId = await headOf(ctx, improvement);
  const data = { improvement, headPersonId };
  ctx.emit(improvementPut, { projectId: null, subjectId: id, data });
  await tellLinks(ctx, projectId, { before: before?.concernIds ?? [], after: concernIds });
  return improvement;
}

/** Tells of the concerns that an improvement has begun or ceased to answer. */
async function tellLinks(
  ctx: Context,
  projectId: Id,
  { before, after }: { before: readonly Id[]; after: readonly Id[] },
): Promise<void> {
  const ids = [
    ...before.filter((id) => !after.includes(id)),
    ...after.filter((id) => !before.includes(id)),
  ];
  for (const concern of await readConcernsById(ctx, { projectId, ids })) {
    await tell(ctx, concernChanged, concern);
  }
}

function isIn(scope: DepartmentScope, departmentId: Id): boolean {
  return scope === 'every department' || scope.includes(departmentId);
}

async function refuseUnknownDepartment(
  ctx: Context,
  projectId: Id,
  departmentId: Id,
): Promise<void> {
  const departments = await listDepartments(ctx, projectId);
  const isKnown = departments.some(({ id }) => id === departmentId);
  if (!isKnown) refuse(refusals.notFound, { field: 'departmentId' });
}
