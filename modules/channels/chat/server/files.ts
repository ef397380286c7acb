import { createReadStream } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Attachment } from '#modules/contacts/contract.ts';
import { downloadHeaders, safeMediaType } from '#platform/files/file-name.ts';
import { readFile, storeFile } from '#platform/files/files.ts';
import { receiveUpload } from '#platform/files/files-door.ts';
import type { Services } from '#platform/module.ts';
import { refusals } from '../contract.ts';
import { allowedMediaTypes, maximumFileBytes } from '../core/limits.ts';
import { visibleMessages } from '../core/visible.ts';
import { insertUpload, readUploads } from './store.ts';
import { openCurrent } from './talking.ts';
import { actorOf, type Visit } from './visitors.ts';

/** Keeps a file that a visitor sends before the message that carries it. */
export async function takeFile(
  { config, database }: Services,
  { visitor }: Visit,
  request: FastifyRequest,
): Promise<Attachment> {
  const upload = await receiveUpload(request);
  const mediaType = safeMediaType(upload.mimetype);
  if (!allowedMediaTypes.includes(mediaType)) refuse(refusals.wrongFileType, { mediaType });
  const { projectId, id: visitorId } = visitor;
  return database.run(actorOf(visitor, visitorId), async (ctx) => {
    const stored = await storeFile(ctx, {
      projectId,
      name: upload.filename,
      mediaType,
      content: createReadStream(upload.filepath),
      maximumBytes: Math.min(maximumFileBytes, config.uploadLimitBytes),
    });
    const { id: fileId, name, sizeBytes } = stored;
    const attachment = { fileId, name, mediaType, sizeBytes };
    await insertUpload(ctx, { ...attachment, projectId, visitorId, createdAt: ctx.now });
    return attachment;
  });
}

/** Opens a file for a visitor: one of his own, or of a message that he sees. */
export async function giveFile({ database }: Services, { visitor }: Visit, fileId: Id) {
  const run = <T>(work: Parameters<typeof database.run<T>>[1]) =>
    database.run(actorOf(visitor, visitor.id), work);
  const isHis = await run(async (ctx) => {
    if ((await readUploads(ctx, { visitor, fileIds: [fileId] })).length > 0) return true;
    const open = await openCurrent(ctx, visitor);
    return visibleMessages(open?.messages ?? []).some(({ attachments }) =>
      attachments.some((attachment) => attachment.fileId === fileId),
    );
  });
  if (!isHis) refuse(refusals.notFound);
  const file = await readFile(run, { projectId: visitor.projectId, id: fileId });
  const headers = { ...downloadHeaders(file), 'cache-control': 'private, max-age=3600' };
  return { headers, sizeBytes: file.sizeBytes, stream: file.stream };
}
