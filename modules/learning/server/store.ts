import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import type { Improvement, Mistake, ReasonWeek } from '../contract.ts';
import { type DepartmentScope, type InProject, inScope } from './concern-store.ts';

interface CodedContactRow {
  projectId: Id;
  contactId: Id;
  closedAt: Instant;
  reasonId: Id;
  departmentId: Id | null;
  isRepeat: boolean;
}

type Tables = {
  'learning.improvement': Omit<Improvement, 'concernIds'>;
  'learning.improvementConcern': { projectId: Id; improvementId: Id; concernId: Id };
  'learning.mistake': Omit<Mistake, 'contributingFactors' | 'actions'> & {
    contributingFactors: JSONColumnType<string[]>;
    actions: JSONColumnType<Mistake['actions']>;
  };
  'learning.codedContact': CodedContactRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Adds or changes an improvement, and to which concerns it answers. */
export async function upsertImprovement(
  ctx: Context,
  { concernIds, ...row }: Improvement,
): Promise<void> {
  const { projectId, id: improvementId } = row;
  await tables(ctx)
    .insertInto('learning.improvement')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
  await tables(ctx)
    .deleteFrom('learning.improvementConcern')
    .where('projectId', '=', projectId)
    .where('improvementId', '=', improvementId)
    .execute();
  if (concernIds.length === 0) return;
  await tables(ctx)
    .insertInto('learning.improvementConcern')
    .values(concernIds.map((concernId) => ({ projectId, improvementId, concernId })))
    .execute();
}

/** One improvement, held against other writers until the transaction ends. */
export async function lockImprovement(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Improvement | undefined> {
  return improvements(ctx)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** What a list of improvements is narrowed to. */
export interface ImprovementFilter {
  readonly projectId: Id;
  readonly departmentId?: Id | undefined;
  readonly state?: Improvement['state'] | undefined;
}

/** Improvements of these departments after a place in the list, newest first. */
export async function readImprovements(
  ctx: Context,
  filter: ImprovementFilter & { scope: DepartmentScope },
  { after, limit }: { after: Place | null; limit: number },
): Promise<Improvement[]> {
  const { projectId, departmentId, state, scope } = filter;
  let query = improvements(ctx).where('projectId', '=', projectId).where(inScope(scope));
  if (departmentId) query = query.where('departmentId', '=', departmentId);
  if (state) query = query.where('state', '=', state);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Adds or changes an entry of the log. */
export async function upsertMistake(ctx: Context, mistake: Mistake): Promise<void> {
  const row = {
    ...mistake,
    contributingFactors: JSON.stringify(mistake.contributingFactors),
    actions: JSON.stringify(mistake.actions),
  };
  await tables(ctx)
    .insertInto('learning.mistake')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

/** One entry of the log, held against other writers until the transaction ends. */
export async function lockMistake(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Mistake | undefined> {
  return tables(ctx)
    .selectFrom('learning.mistake')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Entries of the log after a place in the list, newest first. */
export async function readMistakes(
  ctx: Context,
  projectId: Id,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Mistake[]> {
  let query = tables(ctx)
    .selectFrom('learning.mistake')
    .selectAll()
    .where('projectId', '=', projectId);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Keeps with which reason a contact was coded last. */
export async function upsertCodedContact(ctx: Context, row: CodedContactRow): Promise<void> {
  await tables(ctx)
    .insertInto('learning.codedContact')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'contactId']).doUpdateSet(row))
    .execute();
}

/** Contacts by week and reason, of these departments, oldest week first. */
export async function countReasonWeeks(
  ctx: Context,
  wanted: {
    projectId: Id;
    departmentId?: Id | undefined;
    reasonId?: Id | undefined;
    scope: DepartmentScope;
    since: Instant;
  },
): Promise<ReasonWeek[]> {
  const { projectId, departmentId = null, reasonId = null, scope, since } = wanted;
  const { rows } = await sql<ReasonWeek>`
    select date_trunc('week', closed_at)::date as week_from, reason_id, department_id,
      count(*) as contacts, count(*) filter (where is_repeat) as repeats
    from learning.coded_contact
    where project_id = ${projectId} and closed_at >= ${since} and ${inScope(scope)}
      and (${departmentId}::uuid is null or department_id = ${departmentId})
      and (${reasonId}::uuid is null or reason_id = ${reasonId})
    group by 1, 2, 3
    order by 1, 2, 3`.execute(ctx.tx);
  return rows;
}

function improvements(ctx: Context) {
  return tables(ctx)
    .selectFrom('learning.improvement')
    .selectAll()
    .select(
      sql<Id[]>`array(
        select l.concern_id::text from learning.improvement_concern l
        where l.project_id = improvement.project_id and l.improvement_id = improvement.id
        order by 1)`.as('concernIds'),
    );
}
