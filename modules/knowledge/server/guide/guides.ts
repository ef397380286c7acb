import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { guidePut, may, refusals } from '../../contract.ts';
import { faultsOf } from '../../core/guide/faults.ts';
import type { Guide, GuideGiven, GuideHead } from '../../core/guide/guide.ts';
import {
  findGuide,
  holdGuide,
  insertGuide,
  type OneGuide,
  readGuides,
  readGuideVersions,
} from './guide-store.ts';

/** The guides of a project as they are now. */
export async function listGuides(ctx: Context, projectId: Id): Promise<GuideHead[]> {
  authorise(ctx, may.read);
  return readGuides(ctx, projectId);
}

/** The guide of a reason: the newest version, or the one with the number. */
export async function showGuide(
  ctx: Context,
  which: OneGuide & { number?: number },
): Promise<Guide> {
  authorise(ctx, may.read);
  return (await findGuide(ctx, which)) ?? refuse(refusals.guideNotFound);
}

/** The versions of a guide, newest first. */
export async function listGuideVersions(ctx: Context, which: OneGuide): Promise<GuideHead[]> {
  authorise(ctx, may.read);
  return readGuideVersions(ctx, which);
}

/** Saves a new version of a guide. Refuses with `guide-changed` when somebody has saved since the
 *  version that was read, and a guide in which something is missing. */
export async function putGuide(
  ctx: Context,
  { basedOn, ...given }: OneGuide & GuideGiven & { basedOn: number | null },
): Promise<Guide> {
  authorise(ctx, may.manage);
  const { projectId, reasonId } = given;
  await getProject(ctx, projectId);
  const [fault] = faultsOf(given.details);
  if (fault) {
    refuse(refusals.guideIncomplete, { field: `details.${fault.place}`, fault: fault.code });
  }
  await holdGuide(ctx, { projectId, reasonId });
  const before = await findGuide(ctx, { projectId, reasonId });
  if ((before?.number ?? null) !== basedOn) {
    refuse(refusals.guideChanged, { number: before?.number ?? null, savedBy: before?.savedBy });
  }
  const number = (before?.number ?? 0) + 1;
  const guide: Guide = { ...given, number, savedAt: ctx.now, savedBy: ctx.actor.id };
  await insertGuide(ctx, guide);
  await ctx.audit('knowledge.guide-put', reasonId, { number });
  ctx.emit(guidePut, { projectId, subjectId: reasonId, data: { reasonId, number } });
  return guide;
}

/** The newest version of the guide of a reason when it is in use. */
export async function findActiveGuide(ctx: Context, which: OneGuide): Promise<Guide | null> {
  authorise(ctx, may.read);
  const guide = await findGuide(ctx, which);
  return guide?.isOn && guide.details.length > 0 ? guide : null;
}
