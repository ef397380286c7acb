import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals, snippetPut } from '../../contract.ts';
import { isTaken, type Snippet, type SnippetGiven } from '../../core/snippets/snippet.ts';
import type { InProject } from '../article-store.ts';
import { findSnippet, holdReady, readMacros, readSnippets, upsertSnippet } from './ready-store.ts';

/** The snippets of a project and the actor's own, in the order they were made. */
export async function listSnippets(ctx: Context, projectId: Id): Promise<Snippet[]> {
  authorise(ctx, may.read);
  return readSnippets(ctx, projectId);
}

/** Writes or changes a snippet. isPersonal: the actor's own; it may be given to the project later,
 *  and not back. revision: the one that was read, null for a new one. Refuses a change since then
 *  (`ready-changed`), a shortcut that the project or the same person has (`shortcut-taken`), and a
 *  snippet without words in its original language (`text-missing`). */
export async function putSnippet(
  ctx: Context,
  given: InProject & SnippetGiven & { isPersonal: boolean; revision: number | null },
): Promise<Snippet> {
  authorise(ctx, may.write);
  const { isPersonal, revision, ...about } = given;
  const { projectId, id, texts, originalLanguage } = about;
  await getProject(ctx, projectId);
  await holdReady(ctx, projectId);
  const before = await findSnippet(ctx, { projectId, id });
  if (!isPersonal || before?.ownerId === null) authorise(ctx, may.manage);
  if (isPersonal && before?.ownerId === null) refuse('forbidden', { reason: 'owner' });
  if ((before?.revision ?? null) !== revision) {
    refuse(refusals.readyChanged, { changedBy: before?.changedBy ?? null });
  }
  if (texts[originalLanguage].trim() === '') {
    refuse(refusals.textMissing, { field: `texts.${originalLanguage}` });
  }
  await refuseTakenShortcut(ctx, given);
  const snippet: Snippet = {
    ...about,
    ownerId: isPersonal ? ctx.actor.id : null,
    ...{ revision: (before?.revision ?? 0) + 1, changedAt: ctx.now, changedBy: ctx.actor.id },
  };
  if (!(await upsertSnippet(ctx, snippet))) refuse(refusals.snippetNotFound);
  await ctx.audit('knowledge.snippet-put', id, { revision: snippet.revision, isPersonal });
  ctx.emit(snippetPut, {
    // What is somebody's own is no fact of the project.
    projectId: isPersonal ? null : projectId,
    ...{ subjectId: id, data: { snippet } },
  });
  return snippet;
}

/** Refuses a shortcut that something else which the actor sees has. */
export async function refuseTakenShortcut(
  ctx: Context,
  given: InProject & { shortcut: string | null; isArchived: boolean },
): Promise<void> {
  if (given.shortcut === null) return;
  const { projectId } = given;
  const others = [...(await readSnippets(ctx, projectId)), ...(await readMacros(ctx, projectId))];
  if (isTaken(others, given)) refuse(refusals.shortcutTaken, { field: 'shortcut' });
}
