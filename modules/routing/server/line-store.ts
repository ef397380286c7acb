import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';
import { entryColumns } from './entry-store.ts';
import { lineFor } from './line.ts';

/** More kinds of need at once than any project has. */
const maximumLines = 2_000;
/** Of those who wait for one certain agent, so many are looked at when he becomes free. */
const maximumHeldFor = 100;

/** The first of each line of a project, and of who waits for one agent alone, when he is given.
 *  Costs by the number of lines, not of those who wait. */
export async function readHeads(
  ctx: Context,
  projectId: Id,
  forAgentId: Id | null = null,
): Promise<Entry[]> {
  const ownLine = forAgentId === null ? '' : lineFor(forAgentId);
  const first = sql`order by e.line, e.due, e.entered_at, e.contact_id limit 1`;
  const { rows } = await sql<Entry>`
    with recursive head as (
      (select e.line, e.contact_id from routing.entry e
       where e.project_id = ${projectId} and e.state = 'waiting' and e.line < '~' ${first})
      union all
      select next.line, next.contact_id from head cross join lateral (
        select e.line, e.contact_id from routing.entry e
        where e.project_id = ${projectId} and e.state = 'waiting'
          and e.line > head.line and e.line < '~' ${first}) as next)
    select ${columns} from (
      (select contact_id from head limit ${sql.lit(maximumLines)})
      union all
      (select e.contact_id from routing.entry e
       where e.project_id = ${projectId} and e.state = 'waiting' and e.line = ${ownLine}
       order by e.due, e.entered_at, e.contact_id limit ${sql.lit(maximumHeldFor)})) as heads
    cross join lateral (
      select * from routing.entry e
      where e.project_id = ${projectId} and e.contact_id = heads.contact_id limit 1) as e
  `.execute(ctx.tx);
  return rows;
}

/** The first of some lines, so many of each. forAgentId: leaving out whom that agent let go by
 *  lately or who avoids him. */
export async function readLines(
  ctx: Context,
  wanted: {
    projectId: Id;
    lines: readonly string[];
    limit: number;
    forAgentId?: Id;
  },
): Promise<Entry[]> {
  const { projectId, lines, limit, forAgentId = null } = wanted;
  if (lines.length === 0) return [];
  const { rows } = await sql<Entry>`
    select ${columns} from unnest(${lines}::text[]) as wanted(line)
    cross join lateral (
      select * from routing.entry e
      where e.project_id = ${projectId} and e.state = 'waiting' and e.line = wanted.line
        and (${forAgentId}::uuid is null or not ${forAgentId}::uuid = any (e.avoided_agent_ids)
          and not exists (select from jsonb_array_elements(e.excluded) as one
            where one->>'agentId' = ${forAgentId} and one->>'until' > ${ctx.now}))
      order by e.due, e.entered_at, e.contact_id limit ${sql.lit(limit)}) as e`.execute(ctx.tx);
  return rows;
}

const columns = sql.join(entryColumns.map((name) => sql.ref(`e.${name}`)));
