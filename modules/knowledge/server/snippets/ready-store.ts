import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { ReadyUse } from '../../contract.ts';
import type { Macro } from '../../core/snippets/macro.ts';
import type { Snippet } from '../../core/snippets/snippet.ts';
import type { InProject } from '../article-store.ts';

type Tables = {
  'knowledge.snippet': Omit<Snippet, 'names' | 'texts'> & {
    names: JSONColumnType<Snippet['names']>;
    texts: JSONColumnType<Snippet['texts']>;
  };
  'knowledge.macro': Omit<Macro, 'names' | 'steps'> & {
    names: JSONColumnType<Macro['names']>;
    steps: JSONColumnType<Macro['steps']>;
  };
};

/** Lists are read whole; this bounds what a mistake could make of one. */
const maximumListed = 5_000;

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Holds what a project has ready against other writers until the transaction ends. */
export async function holdReady(ctx: Context, projectId: Id): Promise<void> {
  await lockUntilCommit(ctx.tx, `knowledge.ready:${projectId}`);
}

/** The snippets that the actor sees: the project's and his own, in the order they were made. */
export async function readSnippets(ctx: Context, projectId: Id): Promise<Snippet[]> {
  return seenSnippets(ctx, projectId).orderBy('id').limit(maximumListed).execute();
}

/** One snippet that the actor sees. */
export async function findSnippet(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Snippet | undefined> {
  return seenSnippets(ctx, projectId).where('id', '=', id).executeTakeFirst();
}

function seenSnippets(ctx: Context, projectId: Id) {
  return tables(ctx)
    .selectFrom('knowledge.snippet')
    .selectAll()
    .where('projectId', '=', projectId)
    .where((row) => row.or([row('ownerId', 'is', null), row('ownerId', '=', ctx.actor.id)]));
}

/** Adds or changes a snippet. False, and nothing changed, when the id is somebody else's. */
export async function upsertSnippet(ctx: Context, snippet: Snippet): Promise<boolean> {
  const { names, texts } = snippet;
  const row = { ...snippet, names: JSON.stringify(names), texts: JSON.stringify(texts) };
  const written = await tables(ctx)
    .insertInto('knowledge.snippet')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'id'])
        .doUpdateSet(row)
        .where((kept) =>
          kept.or([
            kept('knowledge.snippet.ownerId', 'is', null),
            kept('knowledge.snippet.ownerId', '=', ctx.actor.id),
          ]),
        ),
    )
    .returning('id')
    .execute();
  return written.length > 0;
}

/** The macros of a project, in the order they were made. */
export async function readMacros(ctx: Context, projectId: Id): Promise<Macro[]> {
  return tables(ctx)
    .selectFrom('knowledge.macro')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('id')
    .limit(maximumListed)
    .execute();
}

/** One macro. */
export async function findMacro(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Macro | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.macro')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Adds or changes a macro. */
export async function upsertMacro(ctx: Context, macro: Macro): Promise<void> {
  const { names, steps } = macro;
  const row = { ...macro, names: JSON.stringify(names), steps: JSON.stringify(steps) };
  await tables(ctx)
    .insertInto('knowledge.macro')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

/** Counts uses of a snippet or a macro on the day of today. */
export async function countReadyUse(
  ctx: Context,
  { projectId, id, count }: InProject & { count: number },
): Promise<void> {
  await sql`
    insert into knowledge.ready_use_day (project_id, subject_id, day, count)
    values (${projectId}, ${id}, ${ctx.now}::timestamptz::date, ${count})
    on conflict (project_id, subject_id, day)
      do update set count = ready_use_day.count + excluded.count`.execute(ctx.tx);
}

/** How often each was used since a day, most used first. Nothing is told of others' own. */
export async function readReadyUse(
  ctx: Context,
  { projectId, since }: { projectId: Id; since: Instant },
): Promise<ReadyUse[]> {
  const { rows } = await sql<ReadyUse>`
    select subject_id, sum(count)::int as count
    from knowledge.ready_use_day as used
    where project_id = ${projectId} and day >= ${since}::timestamptz::date
      and not exists (select from knowledge.snippet
        where project_id = used.project_id and id = used.subject_id
          and owner_id <> ${ctx.actor.id})
    group by subject_id
    order by 2 desc, subject_id
    limit ${2 * maximumListed}`.execute(ctx.tx);
  return rows;
}
