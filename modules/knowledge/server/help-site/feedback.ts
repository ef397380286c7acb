import { type Id, newId } from '#kernel/id.ts';
import { hourMs, msBetween } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { VisitPlace } from '../../core/help-site/visit.ts';
import { masked } from '../../core/masked.ts';
import { countUse } from '../use-store.ts';
import { type Feedback, lockFeedback, lockFeedbackOf, upsertFeedback } from './feedback-store.ts';
import { noteStep, type Visitor } from './visits.ts';

/** How long a comment can follow an answer that no visit ties it to. */
const amendableMs = hourMs;

/** Takes what a reader says of an article, as a step of his visit. visitor: null where no visit of
 *  his is kept; place: where it is said then. Returns the id under which it is kept. */
export async function sayOpinion(
  ctx: Context,
  visitor: Visitor | null,
  {
    place,
    ...given
  }: Omit<Feedback, 'id' | 'at' | 'visitId'> & { earlierId: Id | null; place: VisitPlace },
): Promise<Id> {
  const { articleId, language, hasHelped, earlierId } = given;
  const deed = hasHelped ? 'helped' : 'did-not-help';
  const isSaid = visitor && !earlierId;
  const visit = isSaid && (await noteStep(ctx, { ...visitor, language }, { deed, articleId }));
  const visitId = visit ? visit.id : null;
  return giveFeedback(ctx, { ...given, visitId, place: visitor?.place ?? place });
}

/** Keeps whether an article helped, and why not, without e-mail addresses and long numbers. A
 *  reader has one opinion of an article: what he says later in his visit, or under the id that the
 *  first answer returned, takes its place. */
async function giveFeedback(
  ctx: Context,
  {
    earlierId,
    place,
    ...given
  }: Omit<Feedback, 'id' | 'at'> & { earlierId: Id | null; place: VisitPlace },
): Promise<Id> {
  const { projectId, articleId, visitId } = given;
  const named = earlierId ? await lockFeedback(ctx, { projectId, id: earlierId }) : undefined;
  const isHis = named?.articleId === articleId && msBetween(named.at, ctx.now) < amendableMs;
  const ofVisit = visitId
    ? await lockFeedbackOf(ctx, { projectId, visitId, articleId })
    : undefined;
  const earlier = ofVisit ?? (isHis ? named : undefined);
  const id = earlier?.id ?? newId(Date.parse(ctx.now));
  await upsertFeedback(ctx, {
    ...given,
    id,
    visitId: visitId ?? earlier?.visitId ?? null,
    comment: masked(given.comment) || (earlier?.comment ?? ''),
    at: ctx.now,
  });
  if (!earlier) {
    const kind = given.hasHelped ? 'helped' : 'not-helped';
    await countUse(ctx, given, { kind, place });
  }
  return id;
}
