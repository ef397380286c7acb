import { z } from 'zod';
import { id, instant, language, translated } from '#platform/http/contract.ts';
import { presenceShape } from './presence.ts';
import { role } from './role.ts';

export const personState = z.enum(['invited', 'active', 'disabled']);
export type PersonState = z.infer<typeof personState>;

export const nameText = z.string().trim().min(1).max(120);
export const emailText = z.string().trim().max(254).pipe(z.email());

const skillKind = z.enum(['topic', 'language', 'product']);

/** 0: not yet, 5: teaches others. */
const skillLevel = z.number().int().min(0).max(5);

const rolesHeld = z.array(role);
const someRoles = rolesHeld.min(1).max(role.options.length);
const teamIds = z.array(id).max(100);
const skills = z.array(z.object({ skillId: id, level: skillLevel })).max(200);

/** A person as administrators see him. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  language,
  state: personState,
  roles: rolesHeld,
  seesEveryProject: z.boolean(),
  projectIds: z.array(id),
  teamIds,
  skills,
  hasSecondFactor: z.boolean(),
  createdAt: instant,
});
export type Person = z.infer<typeof person>;

export const newPerson = z.object({
  name: nameText,
  email: emailText,
  language,
  roles: someRoles,
  seesEveryProject: z.boolean().default(false),
  teamIds: teamIds.default([]),
  skills: skills.default([]),
});
export type NewPerson = z.input<typeof newPerson>;

export const personChanges = z.object({
  name: nameText.optional(),
  email: emailText.optional(),
  language: language.optional(),
  roles: someRoles.optional(),
  seesEveryProject: z.boolean().optional(),
  teamIds: teamIds.optional(),
  skills: skills.optional(),
});
export type PersonChanges = z.infer<typeof personChanges>;

/** A person as his colleagues see him, and as work is given to him. */
export const colleague = z.object({
  id,
  name: z.string(),
  language,
  roles: rolesHeld,
  teamIds,
  skills: z.array(z.object({ skillId: id, kind: skillKind, key: z.string(), level: skillLevel })),
  presence: presenceShape,
});
export type Colleague = z.infer<typeof colleague>;

export const team = z.object({ id, name: z.string(), memberIds: z.array(id) });
export type Team = z.infer<typeof team>;

export const newSkill = z.object({
  kind: skillKind,
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  names: translated,
});
export const skill = newSkill.extend({ id, isArchived: z.boolean() });
export type Skill = z.infer<typeof skill>;
