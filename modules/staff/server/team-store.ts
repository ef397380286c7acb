import { type ColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Translated } from '#platform/http/contract.ts';
import type { Skill, Team } from '../core/person.ts';

type Tables = {
  'staff.team': { id: Id; name: string };
  'staff.skill': {
    id: Id;
    kind: Skill['kind'];
    key: string;
    names: ColumnType<Translated, string, string>;
    isArchived: ColumnType<boolean, boolean | undefined>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** All teams by name, with their members. */
export async function findTeams(ctx: Context): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select t.id, t.name,
      array(select m.person_id from staff.team_member m where m.team_id = t.id) as member_ids
    from staff.team t order by t.name collate "und-x-icu"`.execute(ctx.tx);
  return rows;
}

/** Adds a team, or gives it this name. Returns false when another team has the name. */
export async function putTeam(ctx: Context, team: { id: Id; name: string }): Promise<boolean> {
  const taken = await tables(ctx)
    .selectFrom('staff.team')
    .select('id')
    .where('name', '=', team.name)
    .where('id', '<>', team.id)
    .executeTakeFirst();
  if (taken) return false;
  await tables(ctx)
    .insertInto('staff.team')
    .values(team)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: team.name }))
    .execute();
  return true;
}

/** Removes a team; its members stay. Returns false when there is none. */
export async function deleteTeam(ctx: Context, id: Id): Promise<boolean> {
  const deleted = await tables(ctx)
    .deleteFrom('staff.team')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** All skills, by kind and key. */
export async function findSkills(ctx: Context): Promise<Skill[]> {
  return tables(ctx).selectFrom('staff.skill').selectAll().orderBy('kind').orderBy('key').execute();
}

/** Adds a skill. Returns false when its kind has the key already. */
export async function insertSkill(
  ctx: Context,
  skill: Omit<Skill, 'isArchived'>,
): Promise<boolean> {
  const added = await tables(ctx)
    .insertInto('staff.skill')
    .values({ ...skill, names: JSON.stringify(skill.names) })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Changes a skill. Returns false when there is none. */
export async function updateSkill(
  ctx: Context,
  id: Id,
  { names, isArchived }: { names?: Translated | undefined; isArchived?: boolean | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    update staff.skill set
      names = coalesce(${names ? JSON.stringify(names) : null}::jsonb, names),
      is_archived = coalesce(${isArchived ?? null}::boolean, is_archived)
    where id = ${id} returning id`.execute(ctx.tx);
  return rows.length > 0;
}
