import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Language } from '#platform/http/contract.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { may, type PersonAskedFor, personAskedFor, type VisitFigures } from '../../contract.ts';
import {
  afterReturn,
  isOver,
  leftSearch,
  outcomeOf,
  silenceMs,
  visitsKeptMs,
} from '../../core/help-site/visit.ts';
import { maskedQuery, noteLeft } from '../asked.ts';
import {
  countOutcomes,
  forgetBefore,
  insertStep,
  insertVisit,
  lockLatestVisit,
  lockVisit,
  readSteps,
  readWordsOf,
  updateVisit,
  type Visit,
  type VisitStep,
} from './visit-store.ts';

/** More than anybody reads; what a program might. */
const maximumSteps = 500;
/** How much of a visit goes with whoever asks for a person. */
const maximumCarried = 20;
const figuresOverMs = 30 * dayMs;

/** The end of the silence after a visit's last step. Its subject is the visit. */
const visitSilence = defineTimer<{ projectId: Id }>('knowledge.visit-silence');

/** The next time at which a project forgets what is old. Its subject is the project. */
const forgetVisits = defineTimer<object>('knowledge.forget-visits');

/** A browser on the help site. visitorHash: of its cookie. */
export type Visitor = Pick<Visit, 'projectId' | 'visitorHash' | 'language'>;

type Step = Pick<VisitStep, 'deed'> &
  Partial<Pick<VisitStep, 'articleId' | 'searchId' | 'conversationId'>>;

/** Keeps what a visitor did, in the visit that goes on, or in a new one. Returns the visit. */
export async function noteStep(ctx: Context, visitor: Visitor, step: Step): Promise<Visit> {
  const visit = await visitOf(ctx, visitor);
  const { projectId, id: visitId } = visit;
  const blank = { articleId: null, searchId: null, conversationId: null };
  const { language } = visitor;
  await insertStep(
    ctx,
    { projectId, visitId, at: ctx.now, language, ...blank, ...step },
    maximumSteps,
  );
  await updateVisit(ctx, visit, { lastStepAt: ctx.now });
  return visit;
}

/** What a visitor did last, the oldest first; nothing when no visit of his goes on. */
export async function stepsOf(ctx: Context, visitor: Visitor): Promise<VisitStep[]> {
  const latest = await lockLatestVisit(ctx, visitor);
  const isOn = latest && latest.outcome === null && !isOver(latest.lastStepAt, ctx.now);
  return isOn ? readSteps(ctx, latest, maximumCarried) : [];
}

/** Somebody on the help site has reached a person: his visit ends so, and what he searched and read
 *  goes with him. The same conversation is told once in a visit.
 *  visitorHash: null where no visit of his is kept. told: what the page itself has carried. */
export async function reachPerson(
  ctx: Context,
  asking: {
    projectId: Id;
    language: Language;
    visitorHash: string | null;
    conversationId: Id;
    told?: { query: string; articleId: Id | null };
  },
): Promise<void> {
  const { projectId, language, visitorHash, conversationId, told } = asking;
  const visitor = visitorHash === null ? null : { projectId, language, visitorHash };
  const steps = visitor ? await stepsOf(ctx, visitor) : [];
  if (steps.some((step) => step.conversationId === conversationId)) return;
  const deed = 'asked-for-person';
  const visit = visitor && (await noteStep(ctx, visitor, { deed, conversationId }));
  const seen = told?.articleId
    ? [{ articleId: told.articleId, language, deed: 'read' } as const]
    : [];
  const carried = await carriedBy(ctx, projectId, [...steps, ...seen]);
  const query = maskedQuery(told?.query ?? '');
  const queries = Array.from(new Set([...carried.queries, query])).filter((each) => each !== '');
  if (queries.length + carried.articles.length === 0) return;
  const data = { ...carried, queries, conversationId };
  ctx.emit(personAskedFor, { projectId, subjectId: visit?.id ?? conversationId, data });
}

/** How the visits of the last 30 days ended. */
export async function showVisitFigures(ctx: Context, projectId: Id): Promise<VisitFigures> {
  authorise(ctx, may.read);
  const since = addMs(ctx.now, -figuresOverMs);
  const rows = await countOutcomes(ctx, { projectId, since });
  const count = (wanted: Visit['outcome']) =>
    rows.find(({ outcome }) => outcome === wanted)?.count ?? 0;
  return {
    since,
    goingOn: count(null),
    solved: count('solved'),
    gaveUp: count('gave-up'),
    askedForPerson: count('asked-for-person'),
    cameBack: count('came-back'),
  };
}

/** Sets the first time at which a project forgets what is old. */
export async function startForgetting(ctx: Context, projectId: Id): Promise<void> {
  const dueAt = addMs(ctx.now, dayMs);
  await setTimer(ctx, forgetVisits, { subjectId: projectId, dueAt, data: {} });
}

/** Decide how visits ended, and forget old ones day by day. */
export const visitTimers = [
  onTimer(visitSilence, async (ctx, { subjectId: id, data: { projectId } }) => {
    const visit = await lockVisit(ctx, { projectId, id });
    if (visit?.outcome !== null) return;
    if (isOver(visit.lastStepAt, ctx.now)) return void (await endVisit(ctx, visit));
    await awaitSilence(ctx, visit);
  }),
  onTimer(forgetVisits, async (ctx, { subjectId: projectId }) => {
    await forgetBefore(ctx, { projectId, before: addMs(ctx.now, -visitsKeptMs) });
    await startForgetting(ctx, projectId);
  }),
];

/** The visit of a browser that goes on, or a new one; what went before it is ended by its silence,
 *  and judged anew by the return. */
async function visitOf(ctx: Context, visitor: Visitor): Promise<Visit> {
  const { projectId, visitorHash, language } = visitor;
  await lockUntilCommit(ctx.tx, `knowledge.visit:${projectId}:${visitorHash}`);
  const latest = await lockLatestVisit(ctx, visitor);
  if (latest && latest.outcome === null && !isOver(latest.lastStepAt, ctx.now)) return latest;
  if (latest) {
    const { lastStepAt } = latest;
    const before = latest.outcome ?? (await endVisit(ctx, latest));
    const outcome = afterReturn(before, { lastStepAt, returnedAt: ctx.now });
    if (outcome !== before) await updateVisit(ctx, latest, { outcome });
  }
  const visit: Visit = {
    ...{ projectId, id: newId(Date.parse(ctx.now)), visitorHash, language },
    ...{ startedAt: ctx.now, lastStepAt: ctx.now, outcome: null },
  };
  await insertVisit(ctx, visit);
  await awaitSilence(ctx, visit);
  return visit;
}

async function awaitSilence(ctx: Context, { projectId, id, lastStepAt }: Visit): Promise<void> {
  const dueAt = addMs(lastStepAt, silenceMs);
  await setTimer(ctx, visitSilence, { subjectId: id, dueAt, data: { projectId } });
}

async function endVisit(ctx: Context, visit: Visit) {
  const steps = await readSteps(ctx, visit, maximumSteps);
  const outcome = outcomeOf(steps.map(({ deed }) => deed));
  await updateVisit(ctx, visit, { outcome });
  const searchId = leftSearch(steps)?.searchId;
  if (searchId) await noteLeft(ctx, { projectId: visit.projectId, id: searchId });
  return outcome;
}

type CarriedStep = Pick<VisitStep, 'deed' | 'articleId' | 'language'> &
  Partial<Pick<VisitStep, 'searchId'>>;

/** What was searched and read, each once, in its order, with the last word on each article. */
async function carriedBy(
  ctx: Context,
  projectId: Id,
  steps: readonly CarriedStep[],
): Promise<Omit<PersonAskedFor, 'conversationId'>> {
  const { queries, titles } = await readWordsOf(ctx, projectId, {
    searchIds: steps.flatMap(({ searchId }) => searchId ?? []),
    articleIds: steps.flatMap(({ articleId }) => articleId ?? []),
  });
  const asked = steps.flatMap(({ searchId }) => queries.get(searchId ?? '') ?? []);
  const articles = new Map<Id, PersonAskedFor['articles'][number]>();
  for (const { articleId: id, language, deed } of steps) {
    const own = titles.filter(({ articleId }) => articleId === id);
    const title = (own.find((each) => each.language === language) ?? own[0])?.title;
    if (!id || title === undefined) continue;
    const said = deed === 'helped' || deed === 'did-not-help' ? deed : null;
    articles.set(id, { id, title, said: said ?? articles.get(id)?.said ?? null });
  }
  return { queries: Array.from(new Set(asked)), articles: Array.from(articles.values()) };
}
