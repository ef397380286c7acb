import { hashKey } from '@tanstack/react-query';
import type { ScorecardVersion } from '../../contract.ts';
import { fourSteps } from '../../core/first-scales.ts';

export type Content = ScorecardVersion['content'];
export type Criterion = Content['criteria'][number];
export type Group = Content['groups'][number];
export type Cause = Criterion['causes'][number];
export type Step = Criterion['scale'][number];

export const noWords = { en: '', ru: '', zh: '' };

/** As many as a scorecard may have. */
export const maximumCriteria = 60;
export const maximumGroups = 20;

const usualWeight = 10;

/** A group with its criteria; those that stand before all groups have none. */
export interface Part {
  readonly group: Group | null;
  readonly criteria: readonly Criterion[];
}

/** The scorecard in its groups, also the empty ones. */
export function partsOf({ groups, criteria }: Content): readonly Part[] {
  const within = (groupId: string | null) =>
    criteria.filter((criterion) => criterion.groupId === groupId);
  return [
    { group: null, criteria: within(null) },
    ...groups.map((group) => ({ group, criteria: within(group.id) })),
  ];
}

/** The weight of a criterion in all of them, 0..1; 0 when nothing weighs. */
export function shareOf({ criteria }: Content, weight: number): number {
  const total = criteria.reduce((sum, each) => sum + each.weight, 0);
  return total > 0 ? weight / total : 0;
}

/** The scorecard with a new criterion at the end of a group. It is like most: of four steps, not
 *  critical, as heavy as an average one that weighs. */
export function withCriterion(
  content: Content,
  { id, groupId }: Pick<Criterion, 'id' | 'groupId'>,
): Content {
  const weighing = content.criteria.map(({ weight }) => weight).filter((weight) => weight > 0);
  const sum = weighing.reduce((total, weight) => total + weight, 0);
  const criterion: Criterion = {
    ...{ id, groupId, title: noWords, guidance: noWords, scale: fourSteps },
    weight: weighing.length > 0 ? Math.round(sum / weighing.length) : usualWeight,
    isNotApplicableAllowed: false,
    ...{ classes: [], evidence: 'optional', causes: [], mirrors: null },
  };
  return inOrder({ ...content, criteria: [...content.criteria, criterion] });
}

/** The scorecard with something else said of a criterion. */
export function changed(content: Content, id: string, change: Partial<Criterion>): Content {
  const criteria = content.criteria.map((each) => (each.id === id ? { ...each, ...change } : each));
  return { ...content, criteria };
}

/** The scorecard without a criterion. */
export function without(content: Content, criterionId: string): Content {
  return { ...content, criteria: content.criteria.filter(({ id }) => id !== criterionId) };
}

/** The scorecard with a criterion before another, or at the end of a group. */
export function placed(
  content: Content,
  criterionId: string,
  { groupId, beforeId }: { groupId: string | null; beforeId: string | null },
): Content {
  const moving = content.criteria.find(({ id }) => id === criterionId);
  if (!moving || beforeId === criterionId) return content;
  const others = content.criteria.filter(({ id }) => id !== criterionId);
  const before = others.findIndex(({ id }) => id === beforeId);
  const at = before < 0 ? others.length : before;
  return inOrder({ ...content, criteria: others.toSpliced(at, 0, { ...moving, groupId }) });
}

/** The scorecard with a criterion one place up or down; past the edge of its group it goes into
 *  the next one. */
export function stepped(content: Content, criterionId: string, step: -1 | 1): Content {
  const parts = partsOf(content);
  const partAt = parts.findIndex(({ criteria }) => criteria.some(({ id }) => id === criterionId));
  const part = parts[partAt];
  if (!part) return content;
  const at = part.criteria.findIndex(({ id }) => id === criterionId);
  const isAtEdge = at + step < 0 || at + step >= part.criteria.length;
  if (!isAtEdge) {
    const beforeId = part.criteria[step > 0 ? at + 2 : at - 1]?.id ?? null;
    return placed(content, criterionId, { groupId: part.group?.id ?? null, beforeId });
  }
  const next = parts[partAt + step];
  if (!next) return content;
  const beforeId = step > 0 ? (next.criteria[0]?.id ?? null) : null;
  return placed(content, criterionId, { groupId: next.group?.id ?? null, beforeId });
}

/** The scorecard with one more group, at the end. */
export function withGroup(content: Content, group: Group): Content {
  return { ...content, groups: [...content.groups, group] };
}

/** The scorecard with another title of a group. */
export function retitled(content: Content, groupId: string, title: Group['title']): Content {
  const groups = content.groups.map((each) => (each.id === groupId ? { ...each, title } : each));
  return { ...content, groups };
}

/** The scorecard with a group one place up or down, its criteria with it. */
export function groupStepped(content: Content, groupId: string, step: -1 | 1): Content {
  const at = content.groups.findIndex(({ id }) => id === groupId);
  const moving = content.groups[at];
  if (!moving || content.groups[at + step] === undefined) return content;
  const groups = content.groups.toSpliced(at, 1).toSpliced(at + step, 0, moving);
  return inOrder({ ...content, groups });
}

/** The scorecard without a group; its criteria join the group above. */
export function withoutGroup(content: Content, groupId: string): Content {
  const at = content.groups.findIndex(({ id }) => id === groupId);
  const above = content.groups[at - 1]?.id ?? null;
  const criteria = content.criteria.map((each) =>
    each.groupId === groupId ? { ...each, groupId: above } : each,
  );
  return inOrder({ ...content, groups: content.groups.toSpliced(at, 1), criteria });
}

/** How many criteria of the scorecard differ from another version of it; its head counts as one,
 *  and so does another order. */
export function differences(content: Content, from: Content): number {
  const before = new Map(from.criteria.map((each) => [each.id, each]));
  const edited = content.criteria.filter((each) => !isSame(each, before.get(each.id))).length;
  const kept = new Set(content.criteria.map(({ id }) => id));
  const removed = from.criteria.filter(({ id }) => !kept.has(id)).length;
  const isReordered =
    edited + removed === 0 && !isSame(content.criteria.map(idOf), from.criteria.map(idOf));
  const isHeadOther = !isSame(headOf(content), headOf(from));
  return edited + removed + Number(isReordered) + Number(isHeadOther);
}

/** Whether two values say the same, in whatever order they name their parts. */
export function isSame(one: unknown, other: unknown): boolean {
  return hashKey([one]) === hashKey([other]);
}

function idOf({ id }: Criterion): string {
  return id;
}

function headOf({ title, groups, minimumAnsweredShare }: Content) {
  return { title, groups, minimumAnsweredShare };
}

/** A scorecard asks group after group, as its contract wants. */
function inOrder(content: Content): Content {
  return { ...content, criteria: partsOf(content).flatMap(({ criteria }) => criteria) };
}
