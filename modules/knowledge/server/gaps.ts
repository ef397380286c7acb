import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { notify } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import {
  type Gap,
  type GapEvidence,
  type GapKind,
  gapOverdue,
  gapPut,
  may,
  refusals,
} from '../contract.ts';
import { dueAtOf, likestGap } from '../core/gaps.ts';
import { masked } from '../core/masked.ts';
import { findArticle, type InProject } from './article-store.ts';
import {
  findGap,
  type GapRow,
  holdGaps,
  insertEvidence,
  lockGap,
  readEvidence,
  readGaps,
  readGapsOfArticle,
  readOpenRows,
  upsertGap,
} from './gap-store.ts';

const gapDue = defineTimer<{ projectId: Id }>('knowledge.gap-due');

/** Something that speaks of a gap. */
export interface Evidence {
  readonly projectId: Id;
  readonly language: Language;
  readonly kind: GapKind;
  /** What the customer asked, in his words. They are masked before they are kept. */
  readonly words: string;
  readonly note?: string;
  /** The contact, visit or search that it comes from: each is counted once. */
  readonly sourceId: Id;
  /** The article that is wrong; else the gap is found by likeness of words. */
  readonly articleId?: Id;
  /** The open gap of which it is known to speak. */
  readonly gapId?: Id | null;
}

/** What the knowledge lacks, what would save most first. */
export async function listGaps(
  ctx: Context,
  wanted: { projectId: Id; state: Gap['state']; language?: Language | undefined },
): Promise<Gap[]> {
  authorise(ctx, may.read);
  return readGaps(ctx, wanted);
}

/** One gap with its evidence, newest first. */
export async function showGap(
  ctx: Context,
  which: InProject,
): Promise<{ gap: Gap; evidence: GapEvidence[] }> {
  authorise(ctx, may.read);
  const gap = (await findGap(ctx, which)) ?? refuse(refusals.notFound);
  return { gap, evidence: await readEvidence(ctx, which) };
}

/** Keeps what speaks of a gap: with the open gap that is of the same article or in like words, else
 *  with a new one. For modules, which know what customers asked and nobody had written down. */
export async function noteEvidence(ctx: Context, given: Evidence): Promise<Gap> {
  const { projectId, kind, sourceId, note = '' } = given;
  const words = masked(given.words);
  await holdGaps(ctx, projectId);
  const row =
    (await openGapOf(ctx, { ...given, words })) ?? (await openGap(ctx, { ...given, words }));
  const { id: gapId } = row;
  const isNews = await insertEvidence(ctx, {
    ...{ projectId, gapId, kind, words, note: masked(note), sourceId },
    id: newId(Date.parse(ctx.now)),
    seenBy: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    seenAt: ctx.now,
  });
  return isNews ? tellGap(ctx, row) : demandGap(ctx, row);
}

/** Takes a gap, or gives it to somebody; only who publishes gives it to others. */
export async function giveGap(
  ctx: Context,
  { ownerId, ...which }: InProject & { ownerId: Id | null },
): Promise<Gap> {
  authorise(ctx, may.write);
  const row = await demandOpen(ctx, which);
  const isOwn = ownerId === ctx.actor.id || (ownerId === null && row.ownerId === ctx.actor.id);
  if (!isOwn) authorise(ctx, may.publish);
  await upsertGap(ctx, { ...row, ownerId });
  if (ownerId && ownerId !== ctx.actor.id) {
    await notify(ctx, {
      ...{ personId: ownerId, kind: 'knowledge.gap-given', projectId: which.projectId },
      ...{ subjectId: which.id, data: { words: row.words } },
    });
  }
  return tellGap(ctx, which);
}

/** Ties a gap to the article that is written to close it. */
export async function tieGap(
  ctx: Context,
  { articleId, ...which }: InProject & { articleId: Id },
): Promise<Gap> {
  const row = await demandOpen(ctx, which);
  await upsertGap(ctx, { ...row, articleId, ownerId: row.ownerId ?? ctx.actor.id });
  return tellGap(ctx, which);
}

/** Closes a gap for good; what speaks of it later opens another. */
export async function endGap(
  ctx: Context,
  { projectId, id }: InProject,
  ending: Pick<GapRow, 'outcome' | 'articleId' | 'note'>,
): Promise<Gap> {
  const row = await demandOpen(ctx, { projectId, id });
  const closed = { state: 'closed', closedAt: ctx.now, closedBy: ctx.actor.id } as const;
  await upsertGap(ctx, { ...row, ...ending, ...closed });
  await clearTimer(ctx, gapDue, id);
  await ctx.audit('knowledge.gap-closed', id, { outcome: ending.outcome });
  return tellGap(ctx, { projectId, id });
}

/** A gap that is open, held against other writers. */
export async function demandOpen(ctx: Context, which: InProject): Promise<GapRow> {
  const row = (await lockGap(ctx, which)) ?? refuse(refusals.notFound);
  return row.state === 'open' ? row : refuse(refusals.gapClosed);
}

/** Tells on its day that a gap is still open. */
export const gapTimers = [
  onTimer(gapDue, async (ctx, { subjectId: id, data: { projectId } }) => {
    const gap = await findGap(ctx, { projectId, id });
    if (gap?.state !== 'open') return;
    const { ownerId, words } = gap;
    ctx.emit(gapOverdue, { projectId, subjectId: id, data: { gapId: id, ownerId, words } });
    if (!ownerId) return;
    const kind = 'knowledge.gap-overdue';
    await notify(ctx, { personId: ownerId, kind, projectId, subjectId: id, data: { words } });
  }),
];

/** The open gap of which something speaks: the one it names, that of its article, or the likest. */
async function openGapOf(ctx: Context, given: Evidence): Promise<GapRow | null> {
  const { projectId, language, articleId, gapId, words } = given;
  const named = gapId && (await lockGap(ctx, { projectId, id: gapId }));
  if (named && named.state === 'open') return named;
  if (!articleId) return likestGap(await readOpenRows(ctx, { projectId, language }), words);
  return (await readGapsOfArticle(ctx, { projectId, articleId, language }))[0] ?? null;
}

async function openGap(ctx: Context, given: Evidence): Promise<GapRow> {
  const { projectId, language, kind, words, articleId = null } = given;
  await getProject(ctx, projectId);
  const id = newId(Date.parse(ctx.now));
  const article = articleId ? await findArticle(ctx, { projectId, id: articleId }) : undefined;
  const dueAt = dueAtOf(kind, ctx.now);
  const row: GapRow = {
    ...{ id, projectId, kind, language, words, articleId, state: 'open', dueAt },
    ...{ ownerId: article?.ownerId ?? null, openedAt: ctx.now },
    ...{ closedAt: null, closedBy: null, outcome: null, note: '' },
  };
  await upsertGap(ctx, row);
  await setTimer(ctx, gapDue, { subjectId: id, dueAt, data: { projectId } });
  return row;
}

async function tellGap(ctx: Context, which: InProject): Promise<Gap> {
  const gap = await demandGap(ctx, which);
  ctx.emit(gapPut, { projectId: gap.projectId, subjectId: gap.id, data: { gap } });
  return gap;
}

async function demandGap(ctx: Context, { projectId, id }: InProject): Promise<Gap> {
  return (await findGap(ctx, { projectId, id })) ?? refuse(refusals.notFound);
}
