import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, personChanged, refusals } from '../contract.ts';
import {
  type Colleague,
  type NewPerson,
  newPerson,
  type Person,
  type PersonChanges,
  type PersonState,
} from '../core/person.ts';
import type { Role } from '../core/role.ts';
import { deleteLinksOf, lockCredential } from './credential-store.ts';
import {
  countOtherAdministrators,
  findColleagues,
  findNames,
  findPeople,
  findPerson,
  findPersonByEmail,
  insertPerson,
  lockAdministrators,
  lockPerson,
  type PeopleQuery,
  type PersonRow,
  replaceSkills,
  replaceTeams,
  updatePerson,
} from './person-store.ts';
import { goOffline } from './presence.ts';
import { endSessions } from './sessions.ts';

/** People by name, page by page. */
export async function listPeople(
  ctx: Context,
  query: PeopleQuery,
): Promise<{ items: Person[]; nextCursor: Id | null }> {
  authorise(ctx, may.administer);
  const people = await findPeople(ctx, query);
  const items = people.slice(0, query.limit);
  return { items, nextCursor: people.length > items.length ? (items.at(-1)?.id ?? null) : null };
}

/** One person. */
export async function showPerson(ctx: Context, id: Id): Promise<Person> {
  authorise(ctx, may.administer);
  return (await findPerson(ctx, id)) ?? refuse('not-found');
}

/** Active people with whom the actor shares a project, or those of one project, by name. email
 *  and id: only whoever has this address, or this id. */
export async function listColleagues(
  ctx: Context,
  {
    projectId,
    ...filter
  }: { projectId?: Id | undefined; role?: Role | undefined; email?: string; id?: Id } = {},
): Promise<Colleague[]> {
  authorise(ctx, may.read);
  const { scope } = ctx.actor;
  if (projectId === undefined) return findColleagues(ctx, { scope, ...filter });
  if (scope !== 'everything' && !scope.includes(projectId)) return [];
  return findColleagues(ctx, { scope: [projectId], ...filter });
}

/** The names of people and programs, by id. Whoever is not known has none. */
export async function namesOf(ctx: Context, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const known = await findNames(ctx, ids);
  return new Map(known.map(({ id, name }) => [id, name]));
}

/** The name under which a person or program appears; Heed's own when it is neither. */
export async function nameOf(ctx: Context, id: Id): Promise<string> {
  return (await namesOf(ctx, [id])).get(id) ?? 'Heed';
}

/** Makes a person and returns his id. He has no password: he comes in by a link.
 *  state: active, unless an invitation is to be used first. */
export async function createPerson(
  ctx: Context,
  input: NewPerson,
  state: Exclude<PersonState, 'disabled'> = 'active',
): Promise<Id> {
  authorise(ctx, may.administer);
  const { teamIds, skills, ...about } = newPerson.parse(input);
  const id = newId(Date.parse(ctx.now));
  const isNew = await insertPerson(ctx, { ...about, id, state, createdAt: ctx.now });
  if (!isNew) refuse(refusals.emailTaken, { field: 'email' });
  await qualify(ctx, id, { teamIds, skills });
  announce(ctx, id, []);
  await ctx.audit('staff.person-added', id, { roles: about.roles });
  return id;
}

/** Changes a person. What is not given stays; teams and skills are replaced as a whole. */
export async function changePerson(
  ctx: Context,
  { id, ...changes }: PersonChanges & { id: Id },
): Promise<void> {
  authorise(ctx, may.administer);
  const { teamIds, skills, ...about } = changes;
  const person = (await lockPerson(ctx, id)) ?? refuse('not-found');
  if (about.email) await refuseTakenEmail(ctx, id, about.email);
  if (about.roles && !about.roles.includes('administrator')) await keepAdministrator(ctx, person);
  await updatePerson(ctx, id, about);
  await qualify(ctx, id, { teamIds, skills });
  announce(ctx, id, person.scope);
  const { roles, seesEveryProject } = about;
  const changed = Object.keys(changes);
  await ctx.audit('staff.person-changed', id, { changed, roles, seesEveryProject });
}

/** Shuts a person out: his sessions and links end at once. */
export async function disablePerson(ctx: Context, id: Id): Promise<void> {
  authorise(ctx, may.administer);
  const person = (await lockPerson(ctx, id)) ?? refuse('not-found');
  await keepAdministrator(ctx, person);
  await updatePerson(ctx, id, { state: 'disabled' });
  await deleteLinksOf(ctx, id);
  await endSessions(ctx, { personId: id });
  await goOffline(ctx, id);
  announce(ctx, id, person.scope);
  await ctx.audit('staff.person-disabled', id);
}

/** Lets a disabled person in again, with the password he had; without one he needs a link. */
export async function enablePerson(ctx: Context, id: Id): Promise<void> {
  authorise(ctx, may.administer);
  const person = (await lockPerson(ctx, id)) ?? refuse('not-found');
  if (person.state !== 'disabled') return;
  const credential = await lockCredential(ctx, id);
  await updatePerson(ctx, id, { state: credential?.passwordHash ? 'active' : 'invited' });
  announce(ctx, id, person.scope);
  await ctx.audit('staff.person-enabled', id);
}

/** Lets a person touch the rows of a project, or no longer. For `projects`, which keeps the
 *  memberships and has checked who may change them. */
export async function setReach(
  ctx: Context,
  { personId, projectId, isMember }: { personId: Id; projectId: Id; isMember: boolean },
): Promise<void> {
  const person = (await lockPerson(ctx, personId)) ?? refuse('not-found');
  const others = person.scope.filter((each) => each !== projectId);
  await updatePerson(ctx, personId, { scope: isMember ? [...others, projectId] : others });
  announce(ctx, personId, [...others, projectId]);
}

/** Tells whoever shows the person. */
export function announce(ctx: Context, personId: Id, projectIds: readonly Id[]): void {
  ctx.emit(personChanged, {
    projectId: null,
    subjectId: personId,
    data: { personId, projectIds: [...projectIds] },
  });
}

async function qualify(
  ctx: Context,
  id: Id,
  { teamIds, skills }: Pick<PersonChanges, 'teamIds' | 'skills'>,
): Promise<void> {
  if (teamIds && !(await replaceTeams(ctx, id, teamIds))) {
    refuse('not-found', { field: 'teamIds' });
  }
  if (skills && !(await replaceSkills(ctx, id, skills))) {
    refuse('not-found', { field: 'skills' });
  }
}

async function refuseTakenEmail(ctx: Context, id: Id, email: string): Promise<void> {
  const owner = await findPersonByEmail(ctx, email);
  if (owner && owner.id !== id) refuse(refusals.emailTaken, { field: 'email' });
}

/** Without an administrator nobody could let anybody in. */
async function keepAdministrator(ctx: Context, person: PersonRow): Promise<void> {
  if (person.state !== 'active' || !person.roles.includes('administrator')) return;
  await lockAdministrators(ctx);
  if ((await countOtherAdministrators(ctx, person.id)) === 0) refuse(refusals.lastAdministrator);
}
