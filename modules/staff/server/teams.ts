import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Translated } from '#platform/http/contract.ts';
import { may, refusals } from '../contract.ts';
import type { Skill, Team } from '../core/person.ts';
import {
  deleteTeam,
  findSkills,
  findTeams,
  insertSkill,
  putTeam,
  updateSkill,
} from './team-store.ts';

/** All teams by name, with their members. */
export async function listTeams(ctx: Context): Promise<Team[]> {
  authorise(ctx, may.read);
  return findTeams(ctx);
}

/** Makes a team and returns its id. */
export async function createTeam(ctx: Context, name: string): Promise<Id> {
  const id = newId(Date.parse(ctx.now));
  await renameTeam(ctx, { id, name });
  return id;
}

/** Gives a team a name that no other team has. */
export async function renameTeam(ctx: Context, team: { id: Id; name: string }): Promise<void> {
  authorise(ctx, may.administer);
  if (!(await putTeam(ctx, team))) refuse(refusals.nameTaken, { field: 'name' });
  await ctx.audit('staff.team-changed', team.id);
}

/** Removes a team; its members stay. */
export async function removeTeam(ctx: Context, id: Id): Promise<void> {
  authorise(ctx, may.administer);
  if (!(await deleteTeam(ctx, id))) refuse('not-found');
  await ctx.audit('staff.team-removed', id);
}

/** All skills, archived ones too, by kind and key. */
export async function listSkills(ctx: Context): Promise<Skill[]> {
  authorise(ctx, may.read);
  return findSkills(ctx);
}

/** Makes a skill and returns its id. */
export async function createSkill(
  ctx: Context,
  skill: Pick<Skill, 'kind' | 'key' | 'names'>,
): Promise<Id> {
  authorise(ctx, may.administer);
  const id = newId(Date.parse(ctx.now));
  if (!(await insertSkill(ctx, { ...skill, id }))) refuse(refusals.nameTaken, { field: 'key' });
  await ctx.audit('staff.skill-added', id);
  return id;
}

/** Renames a skill, or archives it: people keep it, and nothing new asks for it. */
export async function changeSkill(
  ctx: Context,
  { id, ...changes }: { id: Id; names?: Translated | undefined; isArchived?: boolean | undefined },
): Promise<void> {
  authorise(ctx, may.administer);
  if (!(await updateSkill(ctx, id, changes))) refuse('not-found');
  await ctx.audit('staff.skill-changed', id);
}
