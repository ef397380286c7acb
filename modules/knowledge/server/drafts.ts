import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { notify } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { clearTimer } from '#platform/jobs/timers.ts';
import {
  type Article,
  type ArticleText,
  type Draft,
  draftSaved,
  may,
  refusals,
  type Version,
  type VersionHead,
} from '../contract.ts';
import { readBody } from '../core/body/body.ts';
import type { Body } from '../core/body/node.ts';
import { findArticle, lockArticle } from './article-store.ts';
import { tellArticle } from './articles.ts';
import { publishDue } from './publish-timer.ts';
import {
  type DraftRow,
  deleteDraft,
  findDraft,
  findText,
  findVersion,
  holdText,
  type OneText,
  readVersions,
  removeEmptyText,
  updateText,
  upsertDraft,
} from './text-store.ts';

/** An article in one language as its editor opens it. Nothing is live or written yet when both are
 *  null. */
export async function showText(ctx: Context, which: OneText): Promise<ArticleText> {
  authorise(ctx, may.read);
  const { projectId, articleId: id } = which;
  if (!(await findArticle(ctx, { projectId, id }))) refuse(refusals.notFound);
  const row = await findDraft(ctx, which);
  const number = (await findText(ctx, which))?.liveNumber;
  const live = number ? await findVersion(ctx, { ...which, number }) : undefined;
  return { draft: row ? draftOf(row) : null, live: live ?? null };
}

/** Saves what is being written. A draft that waited for review or its day is being written again.
 *  Refuses with `changed-meanwhile` when somebody saved since the revision that was read: nobody
 *  writes over another unseen. */
export async function saveDraft(
  ctx: Context,
  given: OneText & { title: string; body: unknown; revision: number | null },
): Promise<Draft> {
  authorise(ctx, may.write);
  const { revision, ...text } = given;
  const read = readBody(text.body);
  if ('fault' in read) refuse(refusals.wrongBody, { ...read, field: 'body' });
  return keepDraft(ctx, { ...text, body: read.body }, revision);
}

/** Makes a published version the draft again. */
export async function restoreVersion(
  ctx: Context,
  { revision, number, ...which }: OneText & { number: number; revision: number | null },
): Promise<Draft> {
  authorise(ctx, may.write);
  const version = await showVersion(ctx, { ...which, number });
  return keepDraft(ctx, { ...which, title: version.title, body: version.body }, revision);
}

/** Throws a draft away; what is live stays. */
export async function discardDraft(
  ctx: Context,
  { revision, ...which }: OneText & { revision: number },
): Promise<Article> {
  authorise(ctx, may.write);
  await demandArticle(ctx, which);
  const draft = await demandDraft(ctx, which, revision);
  await clearTimer(ctx, publishDue, draft.id);
  await deleteDraft(ctx, which);
  await removeEmptyText(ctx, which);
  return tellArticle(ctx, { projectId: which.projectId, id: which.articleId });
}

/** Asks for somebody to look at a draft before it is published. Its owner learns of it. */
export async function askForReview(
  ctx: Context,
  { revision, note, ...which }: OneText & { revision: number; note: string },
): Promise<Draft> {
  authorise(ctx, may.write);
  const { ownerId } = await demandArticle(ctx, which);
  const draft = await demandDraft(ctx, which, revision);
  if (ownerId && ownerId !== ctx.actor.id) {
    await giveNotice(ctx, draft, { personId: ownerId, kind: 'knowledge.article-in-review', note });
  }
  return moveDraft(ctx, draft, { state: 'in-review', note });
}

/** Sends a draft back with words on what it lacks. Whoever wrote it learns of it. */
export async function sendBack(
  ctx: Context,
  { revision, note, ...which }: OneText & { revision: number; note: string },
): Promise<Draft> {
  authorise(ctx, may.publish);
  await demandArticle(ctx, which);
  const draft = await demandDraft(ctx, which, revision);
  if (draft.state !== 'in-review') refuse(refusals.notInReview);
  if (draft.changedBy !== ctx.actor.id) {
    await giveNotice(ctx, draft, {
      personId: draft.changedBy,
      kind: 'knowledge.article-returned',
      note,
    });
  }
  return moveDraft(ctx, draft, { state: 'writing', note });
}

/** What was published in a language, newest first, at most 200. */
export async function listVersions(ctx: Context, which: OneText): Promise<VersionHead[]> {
  authorise(ctx, may.read);
  return readVersions(ctx, which);
}

/** One version. */
export async function showVersion(
  ctx: Context,
  which: OneText & { number: number },
): Promise<Version> {
  authorise(ctx, may.read);
  return (await findVersion(ctx, which)) ?? refuse(refusals.notFound);
}

/** The draft, held with its text against other writers. Refuses another revision than the one that
 *  was read. */
export async function demandDraft(
  ctx: Context,
  which: OneText,
  revision: number,
): Promise<DraftRow> {
  await holdText(ctx, which);
  const draft = (await findDraft(ctx, which)) ?? refuse(refusals.notFound);
  refuseOther(draft, revision);
  return draft;
}

/** The article, held against other writers. Refuses one that is not there or is archived. */
export async function demandArticle(ctx: Context, { projectId, articleId: id }: OneText) {
  const article = (await lockArticle(ctx, { projectId, id })) ?? refuse(refusals.notFound);
  return article.isArchived ? refuse(refusals.notFound) : article;
}

/** A draft without what only its publication needs. */
function draftOf({ id: _, isMinor: __, ...draft }: DraftRow): Draft {
  return draft;
}

async function keepDraft(
  ctx: Context,
  { title, body, ...which }: OneText & { title: string; body: Body },
  revision: number | null,
): Promise<Draft> {
  await demandArticle(ctx, which);
  const text = await holdText(ctx, which);
  const before = await findDraft(ctx, which);
  refuseOther(before, revision);
  if (before?.publishAt) await clearTimer(ctx, publishDue, before.id);
  if (text.liveNumber === null) await updateText(ctx, { ...text, title });
  const kept: DraftRow = {
    ...which,
    id: before?.id ?? newId(Date.parse(ctx.now)),
    title,
    body,
    state: 'writing',
    revision: (before?.revision ?? 0) + 1,
    basedOn: before ? before.basedOn : text.liveNumber,
    changedAt: ctx.now,
    changedBy: ctx.actor.id,
    publishAt: null,
    isMinor: false,
    note: before?.note ?? '',
  };
  return storeDraft(ctx, kept);
}

/** Moves a draft on. It is another revision then: who has it open reads it again. */
export async function moveDraft(
  ctx: Context,
  draft: DraftRow,
  changes: Partial<Pick<DraftRow, 'state' | 'note' | 'publishAt' | 'isMinor'>>,
): Promise<Draft> {
  return storeDraft(ctx, { ...draft, ...changes, revision: draft.revision + 1 });
}

async function storeDraft(ctx: Context, row: DraftRow): Promise<Draft> {
  await upsertDraft(ctx, row);
  const { projectId, articleId, language, revision } = row;
  const data = { articleId, language, revision, changedBy: ctx.actor.id };
  ctx.emit(draftSaved, { projectId, subjectId: articleId, data });
  await tellArticle(ctx, { projectId, id: articleId });
  return draftOf(row);
}

function refuseOther(draft: DraftRow | undefined, revision: number | null): void {
  const now = draft?.revision ?? null;
  if (now === revision) return;
  refuse(refusals.changedMeanwhile, { revision: now, changedBy: draft?.changedBy ?? null });
}

async function giveNotice(
  ctx: Context,
  { projectId, articleId, language, title }: DraftRow,
  { personId, kind, note }: { personId: string; kind: string; note: string },
): Promise<void> {
  await notify(ctx, {
    personId,
    kind,
    projectId,
    subjectId: articleId,
    data: { title, language, note },
  });
}
