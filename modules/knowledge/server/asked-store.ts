import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Audience } from '../core/body/node.ts';
import type { InProject } from './article-store.ts';

/** Something that was searched for. */
export interface SearchAsked {
  readonly projectId: Id;
  readonly id: Id;
  readonly place: 'help-site' | 'widget' | 'desk';
  readonly audience: Audience;
  readonly language: Language;
  /** Without e-mail addresses and long numbers. */
  readonly query: string;
  readonly hitCount: number;
  /** The last of what was found that was opened. */
  readonly openedArticleId: Id | null;
  readonly at: Instant;
}

type Tables = { 'knowledge.searchAsked': SearchAsked };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Keeps a search. */
export async function insertSearch(ctx: Context, search: SearchAsked): Promise<void> {
  await tables(ctx).insertInto('knowledge.searchAsked').values(search).execute();
}

/** One search. */
export async function findSearch(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<SearchAsked | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.searchAsked')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Notes what was opened of what was found. */
export async function updateOpened(
  ctx: Context,
  { projectId, id }: InProject,
  openedArticleId: Id,
): Promise<void> {
  await tables(ctx)
    .updateTable('knowledge.searchAsked')
    .set({ openedArticleId })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}
