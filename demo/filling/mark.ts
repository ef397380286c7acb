import { sql } from 'kysely';
import { type Context, systemActor } from '#platform/context.ts';
import type { Roster } from '../roster.ts';

const filling = 'demo.filling';
const filled = 'demo.filled';

/** How far the demo is in this centre. foreign: it has projects, and none of the demo. */
export type Mark = 'empty' | 'filling' | 'filled' | 'foreign';

/** Reads how far the demo is. The marks are lines of the audit log: somebody did this. */
export async function readMark(ctx: Context): Promise<Mark> {
  const { rows } = await sql<{ action: string }>`
    select action from platform.audit where action in (${filling}, ${filled})
    union all select 'project' from (select from projects.project limit 1) as any_project`.execute(
    ctx.tx,
  );
  const has = (wanted: string) => rows.some(({ action }) => action === wanted);
  if (has(filled)) return 'filled';
  if (has(filling)) return 'filling';
  return has('project') ? 'foreign' : 'empty';
}

/** Notes, in the transaction that makes them, under which ids the people and things stand. */
export async function markFilling(ctx: Context, roster: Roster): Promise<void> {
  await ctx.audit(filling, systemActor.id, { roster });
}

/** Notes that all of the demo is there. */
export async function markFilled(ctx: Context): Promise<void> {
  await ctx.audit(filled, systemActor.id);
}

/** Under which ids the people and things of the demo stand; null where there is no whole demo. */
export async function readRoster(ctx: Context): Promise<Roster | null> {
  if ((await readMark(ctx)) !== 'filled') return null;
  const { rows } = await sql<{ data: string }>`
    select data from platform.audit where action = ${filling} order by seq desc limit 1`.execute(
    ctx.tx,
  );
  const [row] = rows;
  return row ? (JSON.parse(row.data) as { roster: Roster }).roster : null;
}
