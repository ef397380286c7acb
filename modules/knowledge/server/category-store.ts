import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Category } from '../contract.ts';
import type { InProject } from './article-store.ts';

type Tables = {
  'knowledge.category': Omit<Category, 'names'> & { names: JSONColumnType<Category['names']> };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Holds a project's tree of categories against other writers until the transaction ends. */
export async function holdCategories(ctx: Context, projectId: Id): Promise<void> {
  await lockUntilCommit(ctx.tx, `knowledge.categories:${projectId}`);
}

/** The categories of a project, by their places. */
export async function readCategories(ctx: Context, projectId: Id): Promise<Category[]> {
  return tables(ctx)
    .selectFrom('knowledge.category')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Adds or changes a category. */
export async function upsertCategory(ctx: Context, category: Category): Promise<void> {
  const row = { ...category, names: JSON.stringify(category.names) };
  await tables(ctx)
    .insertInto('knowledge.category')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

/** Whether an article or another category stands in a category. */
export async function isCategoryUsed(ctx: Context, { projectId, id }: InProject): Promise<boolean> {
  const { rows } = await sql<{ isUsed: boolean }>`select
    exists (select from knowledge.article where project_id = ${projectId} and category_id = ${id})
    or exists (select from knowledge.category where project_id = ${projectId} and parent_id = ${id})
    as is_used`.execute(ctx.tx);
  return rows[0]?.isUsed ?? false;
}

/** Removes a category. */
export async function deleteCategory(ctx: Context, { projectId, id }: InProject): Promise<void> {
  await tables(ctx)
    .deleteFrom('knowledge.category')
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}
