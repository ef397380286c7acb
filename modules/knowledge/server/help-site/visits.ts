import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Language } from '#platform/http/contract.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import {
  may,
  type PersonAskedFor,
  personAskedFor,
  type VisitCounts,
  type VisitFigures,
} from '../../contract.ts';
import {
  afterReturn,
  isOver,
  leftSearch,
  outcomeOf,
  returnMs,
  silenceMs,
  visitsKeptMs,
} from '../../core/help-site/visit.ts';
import { maskedQuery, noteLeft } from '../asked.ts';
import {
  countOutcomes,
  forgetBefore,
  insertStep,
  insertVisit,
  isToldOfVisit,
  lockLatestVisit,
  lockVisit,
  readEarlier,
  readMatters,
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
/** More visits than anybody makes in the week in which a return counts. */
const maximumEarlier = 20;
const figuresOverMs = 30 * dayMs;

/** The end of the silence after a visit's last step. Its subject is the visit. */
const visitSilence = defineTimer<{ projectId: Id }>('knowledge.visit-silence');

/** The next time at which a project forgets what is old. Its subject is the project. */
const forgetVisits = defineTimer<object>('knowledge.forget-visits');

/** Who helps himself. visitorHash: of the random number by which his browser is known. */
export type Visitor = Pick<Visit, 'projectId' | 'place' | 'visitorHash' | 'language'>;

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
  await judgeEarlier(ctx, visit, []);
  return visit;
}

/** What a visitor did last, the oldest first; nothing when no visit of his goes on. */
export async function stepsOf(ctx: Context, visitor: Visitor): Promise<VisitStep[]> {
  const latest = await lockLatestVisit(ctx, visitor);
  const isOn = latest && latest.outcome === null && !isOver(latest.lastStepAt, ctx.now);
  return isOn ? readSteps(ctx, latest, maximumCarried) : [];
}

/** Somebody who tried to help himself has written to a person: his visit ends so, and what he
 *  searched and read goes with him. The same conversation is told once in a visit. Who writes
 *  without having searched or read in the widget makes no visit by it.
 *  visitor: null where no visit of his is kept. told: what the page itself has carried.
 *  words: what he wrote, by which it is known whether he is back for the same matter. */
export async function reachPerson(
  ctx: Context,
  asking: {
    projectId: Id;
    language: Language;
    visitor: Pick<Visitor, 'visitorHash' | 'place'> | null;
    conversationId: Id;
    words: string;
    told?: { query: string; articleId: Id | null };
  },
): Promise<void> {
  const { projectId, language, conversationId, words, told } = asking;
  const visitor = asking.visitor && { projectId, language, ...asking.visitor };
  const steps = visitor ? await stepsOf(ctx, visitor) : [];
  if (visitor) await judgeEarlier(ctx, visitor, [words]);
  if (steps.some((step) => step.conversationId === conversationId)) return;
  if (steps.length === 0 && !told) {
    if (visitor?.place === 'widget' || (await isToldOfVisit(ctx, asking))) return;
  }
  const deed = 'asked-for-person';
  const visit = visitor && (await noteStep(ctx, visitor, { deed, conversationId }));
  const seen = told?.articleId
    ? [{ articleId: told.articleId, language, deed: 'read' } as const]
    : [];
  const carried = await carriedBy(ctx, projectId, [...steps, ...seen]);
  const query = maskedQuery(told?.query ?? '');
  const queries = Array.from(new Set([...carried.queries, query])).filter((each) => each !== '');
  if (queries.length + carried.articles.length === 0) return;
  const data = { ...carried, queries, conversationId, place: visitor?.place ?? 'help-site' };
  ctx.emit(personAskedFor, { projectId, subjectId: visit?.id ?? conversationId, data });
}

/** How the visits of the last 30 days ended, by where they began. */
export async function showVisitFigures(ctx: Context, projectId: Id): Promise<VisitFigures> {
  authorise(ctx, may.read);
  const since = addMs(ctx.now, -figuresOverMs);
  const rows = await countOutcomes(ctx, { projectId, since });
  const countsOf = (place: Visit['place']): VisitCounts => {
    const count = (wanted: Visit['outcome']) =>
      rows.find((row) => row.place === place && row.outcome === wanted)?.count ?? 0;
    return {
      goingOn: count(null),
      solved: count('solved'),
      gaveUp: count('gave-up'),
      askedForPerson: count('asked-for-person'),
      cameBack: count('came-back'),
    };
  };
  return { since, helpSite: countsOf('help-site'), widget: countsOf('widget') };
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

/** The visit of a browser that goes on, or a new one; what went before it is ended by its
 *  silence. */
async function visitOf(ctx: Context, visitor: Visitor): Promise<Visit> {
  const { projectId, place, visitorHash, language } = visitor;
  await lockUntilCommit(ctx.tx, `knowledge.visit:${projectId}:${visitorHash}`);
  const latest = await lockLatestVisit(ctx, visitor);
  if (latest && latest.outcome === null && !isOver(latest.lastStepAt, ctx.now)) return latest;
  if (latest?.outcome === null) await endVisit(ctx, latest);
  const visit: Visit = {
    ...{ projectId, id: newId(Date.parse(ctx.now)), place, visitorHash, language },
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

async function endVisit(ctx: Context, visit: Visit): Promise<void> {
  const steps = await readSteps(ctx, visit, maximumSteps);
  const outcome = outcomeOf(steps.map(({ deed }) => deed));
  await updateVisit(ctx, visit, { outcome });
  const searchId = leftSearch(steps)?.searchId;
  if (searchId) await noteLeft(ctx, { projectId: visit.projectId, id: searchId });
}

/** Judges the earlier visits of a browser by what it does now. now: its visit, when one goes on.
 *  words: what its visitor says beside what the visit holds. */
async function judgeEarlier(
  ctx: Context,
  now: Visitor & Partial<Pick<Visit, 'id'>>,
  words: readonly string[],
): Promise<void> {
  const since = addMs(ctx.now, -returnMs);
  const earlier = await readEarlier(ctx, now, { since, limit: maximumEarlier });
  if (earlier.length === 0) return;
  const ids = [...earlier.map(({ id }) => id), ...(now.id ? [now.id] : [])];
  const matters = await readMatters(ctx, now.projectId, ids);
  const blank = { articleIds: [], categoryIds: [], words: [] };
  const here = matters.get(now.id ?? '') ?? blank;
  const later = { at: ctx.now, matter: { ...here, words: [...here.words, ...words] } };
  for (const visit of earlier) {
    const matter = matters.get(visit.id) ?? blank;
    const outcome = afterReturn({ ...visit, matter }, later);
    if (outcome !== visit.outcome) await updateVisit(ctx, visit, { outcome });
  }
}

type CarriedStep = Pick<VisitStep, 'deed' | 'articleId' | 'language'> &
  Partial<Pick<VisitStep, 'searchId'>>;

/** What was searched and read, each once, in its order, with the last word on each article. */
async function carriedBy(
  ctx: Context,
  projectId: Id,
  steps: readonly CarriedStep[],
): Promise<Pick<PersonAskedFor, 'queries' | 'articles'>> {
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
