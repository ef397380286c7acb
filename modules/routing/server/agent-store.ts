import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import { know, known } from '#platform/once.ts';
import type { Agent, Load } from '../core/agent.ts';
import { openChannelsOf } from '../core/capacity.ts';
import type { Needed } from '../core/requirements.ts';

/** An agent with what he brings. */
export interface AgentRow extends Agent {
  readonly languages: string[];
  /** Level by skill. */
  readonly skills: Readonly<Record<Id, number>>;
  readonly teamIds: Id[];
  readonly interruptible: Load['interruptible'];
}

type Tables = {
  'routing.agent': Omit<AgentRow, 'skills' | 'channelLimits' | 'held' | 'interruptible'> & {
    skills: JSONColumnType<AgentRow['skills']>;
    channelLimits: JSONColumnType<Agent['channelLimits']>;
    held: JSONColumnType<Agent['held']>;
    interruptible: JSONColumnType<Load['interruptible']>;
    openChannels: Channel[];
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** What only staff tells; boards have it from there. */
const ownColumns = [
  'personId',
  'projectIds',
  'helperProjectIds',
  'presence',
  'presenceSince',
  'capacityUnits',
  'channelLimits',
  'loadUnits',
  'held',
  'ringingContactId',
  'pausedUntil',
  'idleSince',
  'missedOffers',
] as const;

const rowColumns = [...ownColumns, 'languages', 'skills', 'teamIds', 'interruptible'] as const;

/** The agent, held against other writers until the transaction ends, which therefore knows from
 *  then on how he stands. */
export async function lockAgent(ctx: Context, personId: Id): Promise<AgentRow | undefined> {
  const held = known<AgentRow>(ctx, heldKey(personId));
  if (held) return held;
  const agent = await tables(ctx)
    .selectFrom('routing.agent')
    .select(rowColumns)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (agent) know(ctx, heldKey(personId), agent);
  return agent;
}

/** An agent, without holding him. */
export async function readAgent(ctx: Context, personId: Id): Promise<AgentRow | undefined> {
  const held = known<AgentRow>(ctx, heldKey(personId));
  if (held) return held;
  return tables(ctx)
    .selectFrom('routing.agent')
    .select(rowColumns)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

const heldKey = (personId: Id) => `routing.agent ${personId}`;

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
  know(ctx, heldKey(personId), agent);
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

/** Who works in a project, with what they bring, in the order of their ids: all, or so many after
 *  one of them. */
export async function readAgentRows(
  ctx: Context,
  projectId: Id,
  { afterId, limit }: { afterId: Id | null; limit: number | null } = { afterId: null, limit: null },
): Promise<AgentRow[]> {
  let query = tables(ctx).selectFrom('routing.agent').select(rowColumns).where(serves(projectId));
  if (afterId !== null) query = query.where('personId', '>', afterId);
  if (limit !== null) query = query.limit(limit);
  return query.orderBy('personId').execute();
}

/** Some of those who are available in a project, with what they bring, and how many there are. */
export async function readAvailable(
  ctx: Context,
  { projectId, limit }: { projectId: Id; limit: number },
): Promise<{ agents: AgentRow[]; count: number }> {
  const agents = await tables(ctx)
    .selectFrom('routing.agent')
    .select(rowColumns)
    .select(sql<number>`(count(*) over ())::int`.as('count'))
    .where(serves(projectId))
    .where('presence', '=', 'available')
    .orderBy('personId')
    .limit(limit)
    .execute();
  return { agents, count: agents[0]?.count ?? 0 };
}

/** Who can be offered something of a channel in a project now, the longest idle first, at most
 *  `limit`. Of what a contact needs, that is asked here which leaves out most. */
export async function readFree(
  ctx: Context,
  wanted: {
    projectId: Id;
    channel: Channel;
    needed: Pick<Needed, 'language' | 'skills' | 'teamId' | 'onlyAgentId'>;
    limit: number;
  },
): Promise<AgentRow[]> {
  const { language, skills, teamId, onlyAgentId } = wanted.needed;
  let query = tables(ctx)
    .selectFrom('routing.agent')
    .select(rowColumns)
    .where(serves(wanted.projectId))
    .where(isFreeFor(wanted.channel));
  if (onlyAgentId !== null) query = query.where('personId', '=', onlyAgentId);
  if (language !== null) query = query.where(sql<boolean>`${language} = any (languages)`);
  if (teamId !== null) query = query.where(sql<boolean>`${teamId}::uuid = any (team_ids)`);
  for (const { skillId, minLevel } of skills) {
    query = query.where(sql<boolean>`(skills->>${skillId})::int >= ${minLevel}`);
  }
  return query.orderBy('idleSince').orderBy('personId').limit(sql.lit(wanted.limit)).execute();
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

const serves = (projectId: Id) => sql<boolean>`project_ids @> array[${projectId}::uuid]`;
/** The channel stands in the text: each has an index of its own. */
const isFreeFor = (channel: Channel) => sql<boolean>`presence = 'available'
  and ringing_contact_id is null and paused_until is null
  and ${sql.lit(channel)} = any (open_channels)`;

function rowOf(agent: AgentRow) {
  return {
    ...agent,
    skills: JSON.stringify(agent.skills),
    channelLimits: JSON.stringify(agent.channelLimits),
    held: JSON.stringify(agent.held),
    interruptible: JSON.stringify(agent.interruptible),
    openChannels: openChannelsOf(agent),
  };
}
