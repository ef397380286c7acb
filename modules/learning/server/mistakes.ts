import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import { type Mistake, type MistakeGiven, may, mistakePut } from '../contract.ts';
import type { InProject } from './concern-store.ts';
import { lockMistake, readMistakes, upsertMistake } from './store.ts';

/** The blameless log of a project, newest first. */
export async function listMistakes(
  ctx: Context,
  { projectId, ...wanted }: { projectId: Id } & PageWanted,
): Promise<Page<Mistake>> {
  authorise(ctx, may.readMistakes);
  return pageOf(
    wanted,
    (range) => readMistakes(ctx, projectId, range),
    (mistake) => mistake.createdAt,
  );
}

/** Adds or changes an entry of the log. */
export async function putMistake(
  ctx: Context,
  { projectId, id, ...given }: InProject & MistakeGiven,
): Promise<Mistake> {
  authorise(ctx, may.writeMistakes);
  await getProject(ctx, projectId);
  const before = await lockMistake(ctx, { projectId, id });
  const mistake: Mistake = {
    ...given,
    id,
    projectId,
    createdAt: before?.createdAt ?? ctx.now,
    createdBy: before?.createdBy ?? ctx.actor.id,
    changedAt: ctx.now,
  };
  await upsertMistake(ctx, mistake);
  ctx.emit(mistakePut, { projectId, subjectId: id, data: { mistake } });
  return mistake;
}
