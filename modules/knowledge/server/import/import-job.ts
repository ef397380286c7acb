import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainError, refuse } from '#kernel/errors.ts';
import { secondMs } from '#kernel/time.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { readFile, storeFile } from '#platform/files/files.ts';
import { type JobHandler, onJob, orderJob } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/module.ts';
import { refusals } from '../../contract.ts';
import { withPictures } from '../../core/body/replacing.ts';
import type { ImportReason } from '../../core/import/import-reason.ts';
import type { InProject } from '../article-store.ts';
import { bringArticle } from './bring-article.ts';
import { conversions } from './conversion.ts';
import type { Piece } from './convert.ts';
import { importJob } from './import-job-name.ts';
import {
  deleteItemsFrom,
  endItem,
  type ImportRow,
  insertItem,
  lockImport,
  nextItem,
  updateImport,
} from './import-store.ts';
import { maximumPictureBytes } from './pictures.ts';

/** After so long a piece of the work ends, far below the lease of a job, and orders the next. */
const sliceMs = 30 * secondMs;

/** Brings in files of articles: first all texts are read and kept, then they are written, each in
 *  a transaction of its own. Whatever breaks off goes on where it was. */
export function bringIn({ database }: Pick<Services, 'database'>): JobHandler {
  return onJob(importJob, {
    work: async ({ data: which }) => {
      const found = await database.run(systemActor, (ctx) => lockImport(ctx, which));
      if (found?.state === 'reading') await readSlice({ database }, found);
      if (found?.state === 'writing') await writeSlice({ database }, found);
      await database.run(systemActor, async (ctx) => {
        const now = await lockImport(ctx, which);
        const goesOn = now?.state === 'reading' || now?.state === 'writing';
        if (goesOn) await orderJob(ctx, importJob, which);
      });
    },
    giveUp: async (ctx, { data: which }) => {
      const found = await lockImport(ctx, which);
      if (found?.state !== 'reading' && found?.state !== 'writing') return;
      await updateImport(ctx, which, { state: 'failed', reason: 'not-read' });
    },
  });
}

/** Reads texts until the slice is over or all are read. */
async function readSlice(services: Pick<Services, 'database'>, found: ImportRow): Promise<void> {
  const { database } = services;
  const folder = await mkdtemp(join(tmpdir(), 'heed-articles-'));
  const endMs = performance.now() + sliceMs;
  const { filesRead: from } = found;
  try {
    const path = join(folder, `file${extname(found.fileName)}`);
    const { projectId, fileId } = found;
    const { stream } = await readFile((work) => database.run(systemActor, work), {
      ...{ projectId, id: fileId },
    });
    await pipeline(stream, createWriteStream(path));
    await database.run(systemActor, (ctx) => deleteItemsFrom(ctx, found, from));
    for await (const news of conversions({ name: found.fileName, path, from })) {
      if ('isOver' in news) break;
      const isGoing = await database.run(importerOf(found), async (ctx) => {
        if ((await lockImport(ctx, found))?.state !== 'reading') return false;
        if ('files' in news) await updateImport(ctx, found, { files: news.files.length });
        else if ('piece' in news) await keepPiece(ctx, found, news);
        else await updateImport(ctx, found, { filesRead: news.done + 1 });
        return true;
      });
      if (!isGoing || ('done' in news && performance.now() > endMs)) return;
    }
    await database.run(systemActor, async (ctx) => {
      const isGoing = (await lockImport(ctx, found))?.state === 'reading';
      if (isGoing) await updateImport(ctx, found, { state: 'writing' });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Keeps a text until it is written, and its pictures as files. */
async function keepPiece(
  ctx: Context,
  { projectId, id: importId }: InProject,
  { number: fileNumber, piece }: { number: number; piece: Piece },
): Promise<void> {
  const { file, line } = piece;
  const about = { projectId, importId, fileNumber, file, line, articleId: null };
  if ('reason' in piece) {
    const { reason } = piece;
    const nothing = { title: '', isTranslation: false, article: null, losses: [] };
    return insertItem(ctx, { ...about, ...nothing, state: 'failed', reason });
  }
  const stored = new Map<string, string>();
  for (const { id, name, mediaType, bytes } of piece.pictures) {
    const content = Buffer.from(bytes);
    const kept = { projectId, name, mediaType, content, maximumBytes: maximumPictureBytes };
    stored.set(id, (await storeFile(ctx, kept)).id);
  }
  const { article } = piece;
  const body = withPictures(article.body, (fileId) => stored.get(fileId) ?? fileId);
  const isTranslation =
    article.isTranslation ||
    (article.originalLanguage !== null && article.originalLanguage !== article.language);
  const kept = { ...article, body };
  const { title, losses } = article;
  const isNew = { state: 'waiting', reason: null } as const;
  return insertItem(ctx, { ...about, title, isTranslation, losses, article: kept, ...isNew });
}

/** Writes texts until the slice is over or all are written. */
async function writeSlice({ database }: Pick<Services, 'database'>, found: ImportRow) {
  const endMs = performance.now() + sliceMs;
  for (let isGoing = true; isGoing && performance.now() < endMs; ) {
    isGoing = await database
      .run(importerOf(found), (ctx) => writeNext(ctx, found))
      .catch(async (problem) => {
        if (!(problem instanceof DomainError)) throw problem;
        await database.run(systemActor, (ctx) => failNext(ctx, found));
        return true;
      });
  }
}

/** Writes the next text. Returns whether there may be more. */
async function writeNext(ctx: Context, found: ImportRow): Promise<boolean> {
  if ((await lockImport(ctx, found))?.state !== 'writing') return false;
  const item = await nextItem(ctx, found);
  if (!item) {
    await updateImport(ctx, found, { state: 'done' });
    await ctx.audit('knowledge.imported', found.id);
    return false;
  }
  const article = item.article ?? refuse(refusals.notFound);
  const { state, ...brought } = await bringArticle(ctx, found.projectId, article, found);
  const isRefused = state === 'draft-open';
  const end = isRefused
    ? { state: 'failed' as const, reason: 'draft-open' as const }
    : { state, reason: null };
  await endItem(ctx, item, { ...brought, ...end });
  return true;
}

/** Ends a text that could not be written. */
async function failNext(ctx: Context, found: ImportRow): Promise<void> {
  const item = await nextItem(ctx, found);
  const reason: ImportReason = 'not-written';
  if (item) await endItem(ctx, item, { ...item, state: 'failed', reason });
}

/** Whoever brought the file, as he was allowed to then, in this project. */
function importerOf({ createdBy: id, may, projectId }: ImportRow): Actor {
  return { id, kind: 'person', permissions: new Set(may), scope: [projectId] };
}
