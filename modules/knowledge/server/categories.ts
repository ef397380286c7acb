import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Category, categoryPut, categoryRemoved, may, refusals } from '../contract.ts';
import { isInside } from '../core/categories.ts';
import type { InProject } from './article-store.ts';
import {
  deleteCategory,
  holdCategories,
  isCategoryUsed,
  readCategories,
  upsertCategory,
} from './category-store.ts';

/** The categories of a project, parents before those inside them. */
export async function listCategories(ctx: Context, projectId: Id): Promise<Category[]> {
  authorise(ctx, may.read);
  return readCategories(ctx, projectId);
}

/** Adds or changes a category. Refuses a parent that stands inside it. */
export async function putCategory(ctx: Context, category: Category): Promise<Category> {
  authorise(ctx, may.manage);
  const { projectId, id, parentId } = category;
  await getProject(ctx, projectId);
  await holdCategories(ctx, projectId);
  const all = await readCategories(ctx, projectId);
  if (parentId && !all.some((each) => each.id === parentId)) refuse(refusals.notFound);
  if (parentId && isInside(all, parentId, id)) {
    refuse(refusals.categoryLoop, { field: 'parentId' });
  }
  await upsertCategory(ctx, category);
  ctx.emit(categoryPut, { projectId, subjectId: id, data: { category } });
  return category;
}

/** Removes a category. Refuses one in which articles or other categories stand. */
export async function removeCategory(ctx: Context, { projectId, id }: InProject): Promise<void> {
  authorise(ctx, may.manage);
  await holdCategories(ctx, projectId);
  await demandCategory(ctx, { projectId, id });
  if (await isCategoryUsed(ctx, { projectId, id })) refuse(refusals.categoryInUse);
  await deleteCategory(ctx, { projectId, id });
  ctx.emit(categoryRemoved, { projectId, subjectId: id, data: { categoryId: id } });
}

/** Refuses a category that is not there. */
export async function demandCategory(ctx: Context, { projectId, id }: InProject): Promise<void> {
  const all = await readCategories(ctx, projectId);
  if (!all.some((each) => each.id === id)) refuse(refusals.notFound, { field: 'categoryId' });
}
