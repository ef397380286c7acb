import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Agent } from '../contract.ts';

/** An agent with what he brings. */
export interface AgentRow extends Agent {
  readonly languages: string[];
  /** Level by skill. */
  readonly skills: Readonly<Record<Id, number>>;
}

type Tables = {
  'routing.agent': Omit<AgentRow, 'skills' | 'channelLimits' | 'held'> & {
    skills: JSONColumnType<AgentRow['skills']>;
    channelLimits: JSONColumnType<Agent['channelLimits']>;
    held: JSONColumnType<Agent['held']>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** What only staff tells; boards have it from there. */
const ownColumns = [
  'personId',
  'projectIds',
  'presence',
  'presenceSince',
  'capacityUnits',
  'channelLimits',
  'loadUnits',
  'held',
  'ringingContactId',
  'idleSince',
  'missedOffers',
] as const;

/** The agent, held against other writers until the transaction ends. */
export async function lockAgent(ctx: Context, personId: Id): Promise<AgentRow | undefined> {
  return tables(ctx)
    .selectFrom('routing.agent')
    .selectAll()
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds an agent, unless he is known. */
export async function insertAgent(ctx: Context, agent: AgentRow): Promise<void> {
  await tables(ctx)
    .insertInto('routing.agent')
    .values(rowOf(agent))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Writes down how an agent stands. The caller has locked him. */
export async function updateAgent(ctx: Context, agent: AgentRow): Promise<void> {
  const { personId, ...columns } = rowOf(agent);
  await tables(ctx)
    .updateTable('routing.agent')
    .set(columns)
    .where('personId', '=', personId)
    .execute();
}

/** Who works in a project, as boards show them. */
export async function readAgents(ctx: Context, projectId: Id): Promise<Agent[]> {
  return tables(ctx)
    .selectFrom('routing.agent')
    .select(ownColumns)
    .where(serves(projectId))
    .orderBy('personId')
    .execute();
}

/** Who works in a project, with what they bring. */
export async function readAgentRows(ctx: Context, projectId: Id): Promise<AgentRow[]> {
  return tables(ctx)
    .selectFrom('routing.agent')
    .selectAll()
    .where(serves(projectId))
    .orderBy('personId')
    .execute();
}

/** The agents of a project who can be offered something now, the longest idle first, held against
 *  other writers. Whoever another transaction holds is left out: when it ends, its event leads
 *  back here. */
export async function lockFreeAgents(
  ctx: Context,
  { projectId, limit }: { projectId: Id; limit: number },
): Promise<AgentRow[]> {
  return tables(ctx)
    .selectFrom('routing.agent')
    .selectAll()
    .where(serves(projectId))
    .where(isFree)
    .orderBy('idleSince')
    .orderBy('personId')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Whether somebody could be offered something and somebody waits for it. */
export async function isMatchPossible(ctx: Context, projectId: Id): Promise<boolean> {
  const { rows } = await sql<{ isPossible: boolean }>`
    select exists (select from routing.agent where ${serves(projectId)} and ${isFree})
      and exists (select from routing.entry
                  where project_id = ${projectId} and state = 'waiting') as is_possible`.execute(
    ctx.tx,
  );
  return rows[0]?.isPossible ?? false;
}

/** Whether anybody who works in a project is available. */
export async function isAnybodyAvailable(ctx: Context, projectId: Id): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('routing.agent')
    .select('personId')
    .where(serves(projectId))
    .where('presence', '=', 'available')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The projects in which these agents work. */
export async function readProjectsOf(ctx: Context, personIds: readonly Id[]): Promise<Id[]> {
  const { rows } = await sql<{ projectId: Id }>`
    select distinct unnest(project_ids) as project_id from routing.agent
    where person_id = any (${personIds}::uuid[]) order by 1`.execute(ctx.tx);
  return rows.map(({ projectId }) => projectId);
}

const serves = (projectId: Id) => sql<boolean>`project_ids @> array[${projectId}::uuid]`;
const isFree = sql<boolean>`presence = 'available' and ringing_contact_id is null
  and load_units < capacity_units`;

function rowOf(agent: AgentRow) {
  return {
    ...agent,
    skills: JSON.stringify(agent.skills),
    channelLimits: JSON.stringify(agent.channelLimits),
    held: JSON.stringify(agent.held),
  };
}
