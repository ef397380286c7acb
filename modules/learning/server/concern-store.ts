import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import type { Concern, DepartmentWork } from '../contract.ts';

type ConcernRow = Omit<Concern, 'improvementIds'>;

type Tables = {
  'learning.concern': ConcernRow;
  'learning.improvementConcern': { projectId: Id; improvementId: Id; concernId: Id };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Which row: rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

/** The departments whose rows a reader sees. */
export type DepartmentScope = readonly Id[] | 'every department';

/** Keeps a concern. Returns false when the contact speaks so to the department already. */
export async function insertConcern(
  ctx: Context,
  { improvementIds: _, ...row }: Concern,
): Promise<boolean> {
  const inserted = await tables(ctx)
    .insertInto('learning.concern')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'contactId', 'source', 'departmentId']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** One concern of these departments. */
export async function findConcern(
  ctx: Context,
  { projectId, id }: InProject,
  scope: DepartmentScope,
): Promise<Concern | undefined> {
  return concerns(ctx)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
}

/** One concern of these departments, held against other writers until the transaction ends. */
export async function lockConcern(
  ctx: Context,
  { projectId, id }: InProject,
  scope: DepartmentScope,
): Promise<Concern | undefined> {
  const locked = await tables(ctx)
    .selectFrom('learning.concern')
    .select('id')
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .where(inScope(scope))
    .forUpdate()
    .executeTakeFirst();
  const [concern] = locked ? await readConcernsById(ctx, { projectId, ids: [id] }) : [];
  return concern;
}

/** Concerns by their ids; those that do not exist are left out. */
export async function readConcernsById(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<Concern[]> {
  if (ids.length === 0) return [];
  return concerns(ctx).where('projectId', '=', projectId).where('id', 'in', ids).execute();
}

/** Writes down what has become of a concern. */
export async function updateConcern(
  ctx: Context,
  { improvementIds: _, projectId, id, ...columns }: Concern,
): Promise<void> {
  await tables(ctx)
    .updateTable('learning.concern')
    .set(columns)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Removes what nobody has read yet of a contact's coding, for departments other than the one that
 *  it names. Returns what was removed. */
export async function deleteMiscoded(
  ctx: Context,
  wanted: { projectId: Id; contactId: Id; departmentId: Id | null },
): Promise<Concern[]> {
  const { projectId, contactId, departmentId } = wanted;
  const rows = await tables(ctx)
    .deleteFrom('learning.concern')
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .where('source', '=', 'wrap-up')
    .where('state', '=', 'new')
    .where(sql<boolean>`department_id is distinct from ${departmentId}::uuid`)
    .returningAll()
    .execute();
  return rows.map((row) => ({ ...row, improvementIds: [] }));
}

/** What a list of concerns is narrowed to. */
export interface ConcernFilter {
  readonly projectId: Id;
  readonly departmentId?: Id | undefined;
  readonly state?: Concern['state'] | undefined;
  readonly source?: Concern['source'] | undefined;
  readonly reasonId?: Id | undefined;
}

/** Concerns of these departments after a place in the list, newest first. */
export async function readConcerns(
  ctx: Context,
  filter: ConcernFilter & { scope: DepartmentScope },
  { after, limit }: { after: Place | null; limit: number },
): Promise<Concern[]> {
  const { projectId, departmentId, state, source, reasonId, scope } = filter;
  let query = concerns(ctx).where('projectId', '=', projectId).where(inScope(scope));
  if (departmentId) query = query.where('departmentId', '=', departmentId);
  if (state) query = query.where('state', '=', state);
  if (source) query = query.where('source', '=', source);
  if (reasonId) query = query.where('reasonId', '=', reasonId);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** What waits in each of the departments. */
export async function countWork(
  ctx: Context,
  departmentIds: readonly Id[],
): Promise<Omit<DepartmentWork, 'projectId'>[]> {
  const { rows } = await sql<Omit<DepartmentWork, 'projectId'>>`
    select d.id as department_id,
      (select count(*) from learning.concern c
        where c.project_id = d.project_id and c.department_id = d.id and c.state = 'new') as unread,
      (select count(*) from learning.concern c
        where c.project_id = d.project_id and c.department_id = d.id
          and c.state <> 'answered') as unanswered,
      (select count(*) from learning.improvement i
        where i.project_id = d.project_id and i.department_id = d.id
          and i.state in ('idea', 'planned', 'running')) as improvements_open
    from projects.department d
    where d.id = any (${departmentIds}::uuid[])
    order by d.id`.execute(ctx.tx);
  return rows;
}

/** The predicate by which a head sees his own departments and no other. */
export function inScope(scope: DepartmentScope) {
  return scope === 'every department'
    ? sql<boolean>`true`
    : sql<boolean>`department_id = any (${scope}::uuid[])`;
}

function concerns(ctx: Context) {
  return tables(ctx)
    .selectFrom('learning.concern')
    .selectAll()
    .select(
      sql<Id[]>`array(
        select l.improvement_id::text from learning.improvement_concern l
        where l.project_id = concern.project_id and l.concern_id = concern.id
        order by 1)`.as('improvementIds'),
    );
}
