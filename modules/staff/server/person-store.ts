import { type ColumnType, type Selectable, sql, type Updateable } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Colleague, Person, PersonState } from '../core/person.ts';
import type { Preferences } from '../core/preferences.ts';
import type { PresenceState } from '../core/presence.ts';
import type { Role } from '../core/role.ts';

/** A column of JSON: written as text, read as it was. */
type Json<Read> = ColumnType<Read, string | undefined, string>;

type Tables = {
  'staff.person': {
    id: Id;
    name: string;
    email: string;
    language: Language;
    state: PersonState;
    roles: Role[];
    preferences: Json<Partial<Preferences>>;
    scope: ColumnType<Id[], Id[] | undefined>;
    seesEveryProject: boolean;
    createdAt: Instant;
  };
  'staff.credential': { personId: Id };
  'staff.presence': { personId: Id; state: PresenceState; since: Instant };
  'staff.personSkill': { personId: Id };
  'staff.teamMember': { personId: Id };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

export type PersonRow = Selectable<Tables['staff.person']>;

/** Adds a person with all that belongs to one. Returns false when the e-mail address is taken. */
export async function insertPerson(
  ctx: Context,
  person: Omit<PersonRow, 'preferences' | 'scope'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into staff.person
      (id, name, email, language, state, roles, sees_every_project, created_at)
    values (${person.id}, ${person.name}, ${person.email}, ${person.language}, ${person.state},
      ${person.roles}, ${person.seesEveryProject}, ${person.createdAt})
    on conflict (lower(email)) do nothing returning id`.execute(ctx.tx);
  if (rows.length === 0) return false;
  const of = { personId: person.id };
  await tables(ctx).insertInto('staff.credential').values(of).execute();
  const presence = { ...of, state: 'offline' as const, since: person.createdAt };
  await tables(ctx).insertInto('staff.presence').values(presence).execute();
  return true;
}

/** Changes a person's own columns. */
export async function updatePerson(
  ctx: Context,
  id: Id,
  changes: Updateable<Tables['staff.person']>,
): Promise<void> {
  if (Object.values(changes).every((value) => value === undefined)) return;
  await tables(ctx).updateTable('staff.person').set(changes).where('id', '=', id).execute();
}

/** The person, held against other writers until the transaction ends. */
export async function lockPerson(ctx: Context, id: Id): Promise<PersonRow | undefined> {
  return tables(ctx)
    .selectFrom('staff.person')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The person with an e-mail address, however it is capitalised. */
export async function findPersonByEmail(
  ctx: Context,
  email: string,
): Promise<PersonRow | undefined> {
  return tables(ctx)
    .selectFrom('staff.person')
    .selectAll()
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
}

/** How a person likes Heed to look, as far as he has said so. */
export async function findPreferences(ctx: Context, id: Id): Promise<Partial<Preferences>> {
  const { preferences } = await tables(ctx)
    .selectFrom('staff.person')
    .select('preferences')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return preferences;
}

/** Whoever makes or unmakes administrators does so one after the other. */
export async function lockAdministrators(ctx: Context): Promise<void> {
  await lockUntilCommit(ctx.tx, 'staff.administrators');
}

/** How many active administrators there are beside this person. */
export async function countOtherAdministrators(ctx: Context, id: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from staff.person
    where state = 'active' and roles @> '{administrator}' and id <> ${id}`.execute(ctx.tx);
  return rows[0]?.count ?? 0;
}

export interface PeopleQuery {
  readonly limit: number;
  /** The last person of the page before. */
  readonly cursor?: Id | undefined;
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: PersonState | undefined;
  readonly teamId?: Id | undefined;
}

/** People by name as a reader would sort them, at most limit + 1: one more tells that there are
 *  more. */
export async function findPeople(ctx: Context, query: PeopleQuery): Promise<Person[]> {
  const { limit, cursor, search, role, state, teamId } = query;
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Person>`
    select ${personColumns} from staff.person p
    where (${cursor ?? null}::uuid is null or (p.name collate "und-x-icu", p.id) >
            (select last.name collate "und-x-icu", last.id from staff.person last
             where last.id = ${cursor ?? null}::uuid))
      and (${pattern ?? null}::text is null or p.name || ' ' || p.email ilike ${pattern ?? null})
      and (${role ?? null}::text is null or p.roles @> array[${role ?? null}::text])
      and (${state ?? null}::text is null or p.state = ${state ?? null})
      and (${teamId ?? null}::uuid is null or exists (
            select from staff.team_member m
            where m.person_id = p.id and m.team_id = ${teamId ?? null}::uuid))
    order by p.name collate "und-x-icu", p.id limit ${limit + 1}`.execute(ctx.tx);
  return rows;
}

/** One person as administrators see him. */
export async function findPerson(ctx: Context, id: Id): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${personColumns} from staff.person p where p.id = ${id}`.execute(ctx.tx);
  return rows[0];
}

const personColumns = sql.raw(`
  p.id, p.name, p.email, p.language, p.state, p.roles, p.sees_every_project, p.created_at,
  p.scope as project_ids,
  array(select m.team_id from staff.team_member m where m.person_id = p.id) as team_ids,
  (select coalesce(jsonb_agg(jsonb_build_object('skillId', s.skill_id, 'level', s.level)), '[]')
   from staff.person_skill s where s.person_id = p.id) as skills,
  exists (select from staff.credential c
          where c.person_id = p.id and c.totp_confirmed_at is not null) as has_second_factor`);

/** A floor larger than this is asked for by project. */
const maximumColleagues = 5_000;

/** Active people who share a project with these, all of them for 'everything', by name. email:
 *  however it is capitalised. */
export async function findColleagues(
  ctx: Context,
  {
    scope,
    role,
    email,
    id,
  }: { scope: readonly Id[] | 'everything'; role?: Role | undefined; email?: string; id?: Id },
): Promise<Colleague[]> {
  const isShared = scope === 'everything' ? sql`true` : sql`p.scope && ${scope}::uuid[]`;
  const { rows } = await sql<Colleague>`
    select p.id, p.name, p.language, p.roles,
      array(select m.team_id from staff.team_member m where m.person_id = p.id) as team_ids,
      (select coalesce(jsonb_agg(jsonb_build_object(
         'skillId', k.id, 'kind', k.kind, 'key', k.key, 'level', s.level)), '[]')
       from staff.person_skill s join staff.skill k on k.id = s.skill_id
       where s.person_id = p.id and not k.is_archived) as skills,
      jsonb_build_object('state', r.state, 'reason', r.reason, 'since',
        to_char(r.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as presence
    from staff.person p join staff.presence r on r.person_id = p.id
    where p.state = 'active' and ${isShared}
      and (${role ?? null}::text is null or p.roles @> array[${role ?? null}::text])
      and (${email ?? null}::text is null or lower(p.email) = lower(${email ?? null}::text))
      and (${id ?? null}::uuid is null or p.id = ${id ?? null})
    order by p.name collate "und-x-icu", p.id limit ${maximumColleagues}`.execute(ctx.tx);
  return rows;
}

/** The names of people and programs. */
export async function findNames(
  ctx: Context,
  ids: readonly Id[],
): Promise<{ id: Id; name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`
    select id, name from staff.person where id = any (${ids}::uuid[])
    union all select id, name from staff.api_key where id = any (${ids}::uuid[])`.execute(ctx.tx);
  return rows;
}

/** Puts a person into these teams and no others. Returns whether they all exist. */
export async function replaceTeams(
  ctx: Context,
  personId: Id,
  teamIds: readonly Id[],
): Promise<boolean> {
  await tables(ctx).deleteFrom('staff.teamMember').where('personId', '=', personId).execute();
  const { rows } = await sql`
    insert into staff.team_member (team_id, person_id)
    select id, ${personId} from staff.team where id = any (${teamIds}::uuid[])
    returning team_id`.execute(ctx.tx);
  return rows.length === new Set(teamIds).size;
}

/** Gives a person these skills and no others. Returns whether they all exist. */
export async function replaceSkills(
  ctx: Context,
  personId: Id,
  skills: readonly { skillId: Id; level: number }[],
): Promise<boolean> {
  await tables(ctx).deleteFrom('staff.personSkill').where('personId', '=', personId).execute();
  const levels = new Map(skills.map(({ skillId, level }) => [skillId, level]));
  const { rows } = await sql`
    insert into staff.person_skill (person_id, skill_id, level)
    select ${personId}, skill.id, given.level
    from unnest(${Array.from(levels.keys())}::uuid[], ${Array.from(levels.values())}::int[])
      as given (skill_id, level) join staff.skill on skill.id = given.skill_id
    returning skill_id`.execute(ctx.tx);
  return rows.length === levels.size;
}
