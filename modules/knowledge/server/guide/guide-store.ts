import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Guide, GuideHead } from '../../core/guide/guide.ts';

/** The guide of which reason. */
export interface OneGuide {
  readonly projectId: Id;
  readonly reasonId: Id;
}

type Tables = {
  'knowledge.guide': Omit<Guide, 'details' | 'trial'> & {
    details: JSONColumnType<Guide['details']>;
    trial: JSONColumnType<NonNullable<Guide['trial']>> | null;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const mostVersions = 200;

/** Holds a guide against other writers until the transaction ends. */
export async function holdGuide(ctx: Context, { projectId, reasonId }: OneGuide): Promise<void> {
  await lockUntilCommit(ctx.tx, `knowledge.guide:${projectId}:${reasonId}`);
}

/** A version of a guide; without a number the newest. */
export async function findGuide(
  ctx: Context,
  { projectId, reasonId, number }: OneGuide & { number?: number },
): Promise<Guide | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.guide')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('reasonId', '=', reasonId)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Writes a version. It never changes. */
export async function insertGuide(ctx: Context, guide: Guide): Promise<void> {
  const { details, trial } = guide;
  await tables(ctx)
    .insertInto('knowledge.guide')
    .values({
      ...guide,
      details: JSON.stringify(details),
      trial: trial === null ? null : JSON.stringify(trial),
    })
    .execute();
}

const headColumns = sql`project_id, reason_id, number, is_on, saved_at, saved_by,
  jsonb_array_length(details) as details, trial is not null as is_tried`;

/** The newest version of each guide of a project. */
export async function readGuides(ctx: Context, projectId: Id): Promise<GuideHead[]> {
  const { rows } = await sql<GuideHead>`
    select distinct on (reason_id) ${headColumns}
    from knowledge.guide where project_id = ${projectId}
    order by reason_id, number desc`.execute(ctx.tx);
  return rows;
}

/** The versions of a guide, newest first. */
export async function readGuideVersions(
  ctx: Context,
  { projectId, reasonId }: OneGuide,
): Promise<GuideHead[]> {
  const { rows } = await sql<GuideHead>`
    select ${headColumns} from knowledge.guide
    where project_id = ${projectId} and reason_id = ${reasonId}
    order by number desc limit ${mostVersions}`.execute(ctx.tx);
  return rows;
}
