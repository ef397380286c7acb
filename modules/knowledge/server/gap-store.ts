import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Gap, GapEvidence } from '../contract.ts';
import { savesWithinMs } from '../core/gaps.ts';
import type { InProject } from './article-store.ts';

/** A gap without what is counted from its evidence. */
export type GapRow = Omit<Gap, 'evidenceCount' | 'savesCount'>;

type Tables = {
  'knowledge.gap': GapRow;
  'knowledge.gapEvidence': GapEvidence & { projectId: Id; gapId: Id };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const maximumGaps = 200;
/** Open gaps that new words are likened to: the newest. */
const maximumLikened = 500;
const maximumEvidence = 100;

/** Holds the gaps of a project against other finders until the transaction ends, so that two who
 *  say the same at the same moment find one gap. */
export async function holdGaps(ctx: Context, projectId: Id): Promise<void> {
  await lockUntilCommit(ctx.tx, `knowledge.gaps:${projectId}`);
}

/** Adds or changes a gap. */
export async function upsertGap(ctx: Context, row: GapRow): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.gap')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

/** One gap without its counts, held against other writers until the transaction ends. */
export async function lockGap(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<GapRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.gap')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** One gap. */
export async function findGap(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Gap | undefined> {
  const found = await readWhere(ctx, sql`g.project_id = ${projectId} and g.id = ${id}`);
  return found[0];
}

/** Gaps, what would save most first, the longest open of those first. */
export async function readGaps(
  ctx: Context,
  wanted: { projectId: Id; state: Gap['state']; language?: Language | undefined },
): Promise<Gap[]> {
  const { projectId, state, language = null } = wanted;
  return readWhere(
    ctx,
    sql`g.project_id = ${projectId} and g.state = ${state}
      and (${language}::text is null or g.language = ${language})`,
  );
}

/** The newest open gaps in a language that no article is marked wrong by. */
export async function readOpenRows(
  ctx: Context,
  { projectId, language }: { projectId: Id; language: Language },
): Promise<GapRow[]> {
  return tables(ctx)
    .selectFrom('knowledge.gap')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('language', '=', language)
    .where('state', '=', 'open')
    .where('kind', '<>', 'wrong')
    .orderBy('openedAt', 'desc')
    .limit(maximumLikened)
    .execute();
}

/** The open gaps that an article is marked wrong by, or is written to close. */
export async function readGapsOfArticle(
  ctx: Context,
  { projectId, articleId, language }: { projectId: Id; articleId: Id; language: Language },
): Promise<GapRow[]> {
  return tables(ctx)
    .selectFrom('knowledge.gap')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('articleId', '=', articleId)
    .where('language', '=', language)
    .where('state', '=', 'open')
    .execute();
}

/** Keeps evidence; a source counts once in the same way. Returns false when it has spoken. */
export async function insertEvidence(
  ctx: Context,
  row: GapEvidence & { projectId: Id; gapId: Id },
): Promise<boolean> {
  const inserted = await tables(ctx)
    .insertInto('knowledge.gapEvidence')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'gapId', 'sourceId', 'kind']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** What speaks of a gap, newest first. */
export async function readEvidence(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<GapEvidence[]> {
  return tables(ctx)
    .selectFrom('knowledge.gapEvidence')
    .select(['id', 'kind', 'words', 'note', 'sourceId', 'seenBy', 'seenAt'])
    .where('projectId', '=', projectId)
    .where('gapId', '=', id)
    .orderBy('seenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(maximumEvidence)
    .execute();
}

async function readWhere(ctx: Context, condition: ReturnType<typeof sql>): Promise<Gap[]> {
  const since = addMs(ctx.now, -savesWithinMs);
  const { rows } = await sql<Gap>`
    select g.*, e.evidence_count, e.saves_count
    from knowledge.gap g
    cross join lateral (
      select count(distinct source_id)::int as evidence_count,
        (count(distinct source_id) filter (where seen_at > ${since}))::int as saves_count
      from knowledge.gap_evidence
      where project_id = g.project_id and gap_id = g.id) e
    where ${condition}
    order by e.saves_count desc, g.opened_at, g.id
    limit ${maximumGaps}`.execute(ctx.tx);
  return rows;
}
