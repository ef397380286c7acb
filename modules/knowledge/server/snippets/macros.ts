import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject, listDepartments } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { macroPut, may, refusals } from '../../contract.ts';
import type { Macro, MacroGiven } from '../../core/snippets/macro.ts';
import { faultsOf } from '../../core/snippets/macro-faults.ts';
import type { InProject } from '../article-store.ts';
import { findMacro, holdReady, readMacros, readSnippets, upsertMacro } from './ready-store.ts';
import { refuseTakenShortcut } from './snippets.ts';

/** The macros of a project, in the order they were made. */
export async function listMacros(ctx: Context, projectId: Id): Promise<Macro[]> {
  authorise(ctx, may.read);
  return readMacros(ctx, projectId);
}

/** Writes or changes a macro. revision: the one that was read, null for a new one. Refuses a change
 *  since then (`ready-changed`), a taken shortcut (`shortcut-taken`), and steps that cannot follow
 *  each other or name a snippet or a department that is not there (`macro-faulty`); an archived
 *  macro may be faulty. Reasons and queues are of modules above: what is wrong with them shows
 *  where the macro is read and run. */
export async function putMacro(
  ctx: Context,
  given: InProject & MacroGiven & { revision: number | null },
): Promise<Macro> {
  authorise(ctx, may.manage);
  const { revision, ...about } = given;
  const { projectId, id } = about;
  await getProject(ctx, projectId);
  await holdReady(ctx, projectId);
  const before = await findMacro(ctx, { projectId, id });
  if ((before?.revision ?? null) !== revision) {
    refuse(refusals.readyChanged, { changedBy: before?.changedBy ?? null });
  }
  if (!given.isArchived) await refuseFaulty(ctx, given);
  await refuseTakenShortcut(ctx, given);
  const macro: Macro = {
    ...about,
    ...{ revision: (before?.revision ?? 0) + 1, changedAt: ctx.now, changedBy: ctx.actor.id },
  };
  await upsertMacro(ctx, macro);
  await ctx.audit('knowledge.macro-put', id, { revision: macro.revision });
  ctx.emit(macroPut, { projectId, subjectId: id, data: { macro } });
  return macro;
}

async function refuseFaulty(ctx: Context, given: InProject & MacroGiven): Promise<void> {
  const { projectId } = given;
  const departments = await listDepartments(ctx, projectId);
  const live = departments.filter(({ isArchived }) => !isArchived);
  const [fault] = faultsOf(given, {
    snippets: await readSnippets(ctx, projectId),
    departmentIds: new Set(live.map(({ id }) => id)),
  });
  if (fault) {
    refuse(refusals.macroFaulty, { field: `steps.${fault.place}`, fault: fault.code });
  }
}
