import { refuse } from '#kernel/errors.ts';
import type { EventDefinition } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { listDepartmentsOf } from '#modules/projects/server/index.ts';
import { notify } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type Concern,
  concernChanged,
  concernRaised,
  type DepartmentWork,
  may,
  refusals,
} from '../contract.ts';
import {
  type ConcernFilter,
  countWork,
  findConcern,
  type InProject,
  insertConcern,
  lockConcern,
  readConcerns,
  updateConcern,
} from './concern-store.ts';
import { headedBy, headOf, scopeOf } from './departments.ts';

/** What is known of a concern when it is raised. */
export type NewConcern = Omit<
  Concern,
  | 'id'
  | 'createdAt'
  | 'state'
  | 'readAt'
  | 'readBy'
  | 'answeredAt'
  | 'answeredBy'
  | 'answer'
  | 'improvementIds'
>;

/** Brings a department what a customer said. The same contact speaks to it once in the same way. */
export async function raiseConcern(ctx: Context, about: NewConcern): Promise<void> {
  const concern: Concern = {
    ...about,
    id: newId(Date.parse(ctx.now)),
    createdAt: ctx.now,
    state: 'new',
    readAt: null,
    readBy: null,
    answeredAt: null,
    answeredBy: null,
    answer: null,
    improvementIds: [],
  };
  if (await insertConcern(ctx, concern)) await tell(ctx, concernRaised, concern);
}

/** The departments that the actor heads, and what waits in them. */
export async function listMyDepartments(ctx: Context): Promise<DepartmentWork[]> {
  authorise(ctx, may.read);
  const mine = await listDepartmentsOf(ctx, ctx.actor.id);
  const work = await countWork(
    ctx,
    mine.map(({ id }) => id),
  );
  return mine.flatMap(({ id, projectId }) => {
    const found = work.find(({ departmentId }) => departmentId === id);
    return found ? [{ projectId, ...found }] : [];
  });
}

/** Concerns, newest first; a head sees those of his own departments. */
export async function listConcerns(
  ctx: Context,
  { limit, cursor, ...filter }: ConcernFilter & PageWanted,
): Promise<Page<Concern>> {
  authorise(ctx, may.read);
  const scope = await scopeOf(ctx);
  return pageOf(
    { limit, cursor },
    (wanted) => readConcerns(ctx, { ...filter, scope }, wanted),
    (concern) => concern.createdAt,
  );
}

/** One concern, as the list shows it. Refuses what the list would not show. */
export async function showConcern(ctx: Context, which: InProject): Promise<Concern> {
  authorise(ctx, may.read);
  return (await findConcern(ctx, which, await scopeOf(ctx))) ?? refuse(refusals.notFound);
}

/** Marks that the head has read a concern; whoever raised it can see it. Reading twice changes
 *  nothing. */
export async function readConcern(ctx: Context, which: InProject): Promise<Concern> {
  authorise(ctx, may.answer);
  const before = await lockMine(ctx, which);
  if (before.state !== 'new') return before;
  return change(ctx, { ...before, ...readingOf(ctx, before), state: 'read' });
}

/** Answers a concern. Whoever raised it is told. */
export async function answerConcern(
  ctx: Context,
  { text, ...which }: InProject & { text: string },
): Promise<Concern> {
  authorise(ctx, may.answer);
  const before = await lockMine(ctx, which);
  if (before.state === 'answered') refuse(refusals.alreadyAnswered);
  const concern = await change(ctx, {
    ...before,
    ...readingOf(ctx, before),
    state: 'answered',
    answer: text,
    answeredAt: ctx.now,
    answeredBy: ctx.actor.id,
  });
  const { raisedBy, id, projectId, contactId, quote } = concern;
  if (raisedBy) {
    await notify(ctx, {
      personId: raisedBy,
      kind: 'learning.concern-answered',
      subjectId: id,
      projectId,
      data: { answer: text, quote, contactId },
    });
  }
  return concern;
}

/** Tells what has become of a concern: to the head of its department and to those who read all. */
export async function tell(
  ctx: Context,
  definition: EventDefinition<{ concern: Concern; headPersonId: Id | null }>,
  concern: Concern,
): Promise<void> {
  const headPersonId = await headOf(ctx, concern);
  const data = { concern, headPersonId };
  ctx.emit(definition, { projectId: null, subjectId: concern.id, data });
}

async function lockMine(ctx: Context, which: InProject): Promise<Concern> {
  const concern = await lockConcern(ctx, which, await headedBy(ctx));
  return concern ?? refuse(refusals.notFound);
}

async function change(ctx: Context, concern: Concern): Promise<Concern> {
  await updateConcern(ctx, concern);
  await tell(ctx, concernChanged, concern);
  return concern;
}

/** The first reading stays. */
function readingOf(ctx: Context, { readAt, readBy }: Concern): Pick<Concern, 'readAt' | 'readBy'> {
  return { readAt: readAt ?? ctx.now, readBy: readBy ?? ctx.actor.id };
}
