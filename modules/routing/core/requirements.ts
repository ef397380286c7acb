import { addMs, type Instant, msBetween } from '#kernel/time.ts';
import type { Requirements, WorkItem } from './work.ts';

/** What an agent must bring at a moment. */
export type Needed = Pick<Requirements, 'language' | 'skills'>;

type Waiting = Pick<WorkItem, 'requirements' | 'enteredAt'>;

/** What a contact asks for after it has waited until now: every step that is due asks for less than
 *  the one before. It keeps its place. */
export function neededAt({ requirements, enteredAt }: Waiting, now: Instant): Needed {
  const { relaxing, language, skills } = requirements;
  const waitedMs = msBetween(enteredAt, now);
  let needed: Needed = { language, skills };
  for (const { afterMs, ease } of relaxing) {
    if (afterMs > waitedMs) break;
    if (ease === 'lower-levels') needed = { ...needed, skills: needed.skills.map(lowered) };
    if (ease === 'no-skills') needed = { ...needed, skills: [] };
    if (ease === 'any-language') needed = { ...needed, language: null };
  }
  return needed;
}

/** When a contact asks for less than it does now; null when it never will. */
export function nextEaseAt({ requirements, enteredAt }: Waiting, now: Instant): Instant | null {
  const waitedMs = msBetween(enteredAt, now);
  const next = requirements.relaxing.find(({ afterMs }) => afterMs > waitedMs);
  return next ? addMs(enteredAt, next.afterMs) : null;
}

function lowered<Skill extends { readonly minLevel: number }>(skill: Skill): Skill {
  return { ...skill, minLevel: Math.max(0, skill.minLevel - 1) };
}
