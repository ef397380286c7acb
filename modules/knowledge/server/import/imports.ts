import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { type ArticleImport, may, refusals } from '../../contract.ts';
import type { InProject } from '../article-store.ts';
import { importJob } from './import-job-name.ts';
import { insertImport, lockImport, readImports, updateImport } from './import-store.ts';

/** Begins to bring in a file that is stored. It goes on by itself. publishing needs the
 *  permission to publish; else drafts are made. */
export async function startImport(
  ctx: Context,
  given: InProject & {
    fileId: Id;
    fileName: string;
    language: Language;
    mustPublish: boolean;
  },
): Promise<ArticleImport> {
  authorise(ctx, may.write);
  if (given.mustPublish) authorise(ctx, may.publish);
  const { projectId, id } = given;
  await getProject(ctx, projectId);
  await insertImport(ctx, {
    ...given,
    may: [...ctx.actor.permissions],
    ...{ state: 'reading', reason: null, files: null, filesRead: 0 },
    ...{ createdAt: ctx.now, createdBy: ctx.actor.id, changedAt: ctx.now },
  });
  await orderJob(ctx, importJob, { projectId, id });
  await ctx.audit('knowledge.import-started', id, { projectId, mustPublish: given.mustPublish });
  return showImport(ctx, { projectId, id });
}

/** The last imports of a project, newest first. */
export async function listImports(ctx: Context, projectId: Id): Promise<ArticleImport[]> {
  authorise(ctx, may.write);
  return readImports(ctx, projectId);
}

/** Stops an import: what it has written stays. Refuses one that is over. */
export async function cancelImport(ctx: Context, which: InProject): Promise<ArticleImport> {
  authorise(ctx, may.write);
  const found = (await lockImport(ctx, which)) ?? refuse(refusals.notFound);
  if (found.state !== 'reading' && found.state !== 'writing') refuse(refusals.importOver);
  await updateImport(ctx, which, { state: 'cancelled' });
  await ctx.audit('knowledge.import-cancelled', which.id);
  return showImport(ctx, which);
}

/** One import. */
export async function showImport(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ArticleImport> {
  authorise(ctx, may.write);
  const [found] = await readImports(ctx, projectId, id);
  return found ?? refuse(refusals.notFound);
}
