import { z } from 'zod';
import { unreachable } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, hourMs, type Instant, msBetween, secondMs } from '#kernel/time.ts';
import { id } from '#platform/http/contract.ts';
import type { RelaxStep, Requirements, WorkItem } from './work.ts';

const maximumSkills = 20;
export const maximumRelaxSteps = 8;

export const skillLevel = z.number().int().min(0).max(5);
export const requiredSkills = z
  .array(z.object({ skillId: id, minLevel: skillLevel }))
  .max(maximumSkills);
export const ease = z.enum(['lower-levels', 'no-skills', 'any-language', 'any-team', 'helpers']);
/** Each step comes on top of those before. */
export const relaxing = z
  .array(
    z.object({
      afterMs: z
        .number()
        .int()
        .min(5 * secondMs)
        .max(24 * hourMs),
      ease,
    }),
  )
  .max(maximumRelaxSteps)
  .refine((steps) =>
    steps.every(({ afterMs }, place) => afterMs > (steps[place - 1]?.afterMs ?? 0)),
  );

/** What an agent must bring at a moment. */
export interface Needed extends Pick<Requirements, 'language' | 'skills' | 'teamId'> {
  /** Those who help out from other projects are asked too. */
  readonly areHelpersAsked: boolean;
  /** Nobody else is asked yet. */
  readonly onlyAgentId: Id | null;
}

type Waiting = Pick<WorkItem, 'requirements' | 'enteredAt' | 'askedFirst'>;

/** What a contact asks for after it has waited until now: every step that is due asks for less than
 *  the one before. It keeps its place. */
export function neededAt(item: Waiting, now: Instant): Needed {
  const { requirements, enteredAt, askedFirst } = item;
  const only = askedFirst && askedFirst.until > now ? askedFirst : null;
  if (only?.why === 'named') {
    const { agentId: onlyAgentId } = only;
    return { language: null, skills: [], teamId: null, areHelpersAsked: true, onlyAgentId };
  }
  const { relaxing, language, skills, teamId } = requirements;
  const onlyAgentId = only?.agentId ?? null;
  let needed: Needed = { language, skills, teamId, areHelpersAsked: false, onlyAgentId };
  const waitedMs = msBetween(enteredAt, now);
  for (const { afterMs, ease } of relaxing) {
    if (afterMs > waitedMs) break;
    needed = { ...needed, ...easedBy(ease, needed) };
  }
  return needed;
}

/** When a contact asks for less than it does now; null when it never will. */
export function nextEaseAt(item: Waiting, now: Instant): Instant | null {
  const { requirements, enteredAt, askedFirst } = item;
  const waitedMs = msBetween(enteredAt, now);
  const step = requirements.relaxing.find(({ afterMs }) => afterMs > waitedMs);
  const steps = step ? [addMs(enteredAt, step.afterMs)] : [];
  const all = askedFirst && askedFirst.until > now ? [...steps, askedFirst.until] : steps;
  return all.toSorted()[0] ?? null;
}

/** How many steps of relaxing are due. */
export function easedSteps({ requirements, enteredAt }: Waiting, now: Instant): number {
  const waitedMs = msBetween(enteredAt, now);
  return requirements.relaxing.filter(({ afterMs }) => afterMs <= waitedMs).length;
}

function easedBy(ease: RelaxStep['ease'], { skills }: Needed): Partial<Needed> {
  switch (ease) {
    case 'lower-levels':
      return { skills: skills.map(lowered) };
    case 'no-skills':
      return { skills: [] };
    case 'any-language':
      return { language: null };
    case 'any-team':
      return { teamId: null };
    case 'helpers':
      return { areHelpersAsked: true };
    default:
      return unreachable(ease);
  }
}

function lowered<Skill extends { readonly minLevel: number }>(skill: Skill): Skill {
  return { ...skill, minLevel: Math.max(0, skill.minLevel - 1) };
}
