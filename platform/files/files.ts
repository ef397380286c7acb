import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Context } from '../context.ts';
import { safeMediaType, safeName } from './file-name.ts';
import { sweepLater } from './sweep.ts';

/** A file is kept in chunks of this size, so that none is held whole in memory. */
const chunkBytes = 262_144;

export interface StoredFile {
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Of the content, hexadecimal. */
  readonly sha256: string;
}

/** Keeps a file in the transaction. Its name and media type are made safe: see what is returned.
 *  content must be at hand, not on its way: an open transaction holds back the events of all.
 *  What somebody uploads goes after a day, unless something holds it by then; what Heed itself
 *  keeps stays. Refuses content of more than maximumBytes with `too-large`. */
export async function storeFile(
  ctx: Context,
  file: {
    projectId: Id;
    name: string;
    mediaType: string;
    content: AsyncIterable<Buffer> | Buffer;
    maximumBytes: number;
  },
): Promise<StoredFile> {
  const { projectId, content, maximumBytes } = file;
  const id = newId(Date.parse(ctx.now));
  const name = safeName(file.name);
  const mediaType = safeMediaType(file.mediaType);
  await sql`
    insert into platform.file
      (project_id, id, name, media_type, size_bytes, sha256, created_at, created_by)
    values (${projectId}, ${id}, ${name}, ${mediaType}, 0, '', ${ctx.now}, ${ctx.actor.id})
  `.execute(ctx.tx);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let number = 0;
  for await (const chunk of chunksOf(Buffer.isBuffer(content) ? [content] : content)) {
    sizeBytes += chunk.length;
    if (sizeBytes > maximumBytes) refuse('too-large', { maximumBytes });
    hash.update(chunk);
    await sql`insert into platform.file_chunk (project_id, file_id, number, content)
      values (${projectId}, ${id}, ${number}, ${chunk})`.execute(ctx.tx);
    number += 1;
  }
  const sha256 = hash.digest('hex');
  await sql`update platform.file set size_bytes = ${sizeBytes}, sha256 = ${sha256}
    where project_id = ${projectId} and id = ${id}`.execute(ctx.tx);
  if (ctx.actor.kind !== 'system') await sweepLater(ctx, { projectId, fileId: id });
  return { id, name, mediaType, sizeBytes, sha256 };
}

/** Runs a piece of work in a transaction: its own, as `database.run` does, or an open one. */
export type Run = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** Opens a file. Its content is read while the stream is, one transaction a chunk, so a slow
 *  reader holds none open. Refuses with `not-found` what is not there for the actor. */
export async function readFile(
  run: Run,
  { projectId, id }: { projectId: Id; id: Id },
): Promise<StoredFile & { stream: Readable }> {
  const { rows } = await run((ctx) =>
    sql<StoredFile>`select id, name, media_type, size_bytes, sha256 from platform.file
      where project_id = ${projectId} and id = ${id}`.execute(ctx.tx),
  );
  const file = rows[0] ?? refuse('not-found');
  const chunkCount = Math.ceil(file.sizeBytes / chunkBytes);
  async function* content(): AsyncGenerator<Buffer> {
    for (let number = 0; number < chunkCount; number += 1) {
      yield await run((ctx) => readChunk(ctx, { projectId, id, number }));
    }
  }
  return { ...file, stream: Readable.from(content(), { objectMode: false }) };
}

async function readChunk(
  ctx: Context,
  { projectId, id, number }: { projectId: Id; id: Id; number: number },
): Promise<Buffer> {
  const { rows } = await sql<{ content: Buffer }>`select content from platform.file_chunk
    where project_id = ${projectId} and file_id = ${id} and number = ${number}`.execute(ctx.tx);
  return present(rows[0], 'a chunk of a file').content;
}

async function* chunksOf(content: AsyncIterable<Buffer> | Buffer[]): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    rest = Buffer.concat([rest, part]);
    while (rest.length >= chunkBytes) {
      yield rest.subarray(0, chunkBytes);
      rest = rest.subarray(chunkBytes);
    }
  }
  if (rest.length > 0) yield rest;
}
