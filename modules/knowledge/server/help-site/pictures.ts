import type { Readable } from 'node:stream';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { type Run, readFile, type StoredFile } from '#platform/files/files.ts';
import { type Body, bodyFor } from '../../core/body/node.ts';
import { filesIn } from '../../core/body/plain.ts';
import { type PictureSize, pictureSize } from '../../core/help-site/picture-size.ts';
import { readBodiesOf } from './reading-store.ts';

/** What the pages show in the window; everything else is no picture of theirs. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const maximumRemembered = 10_000;

/** Files never change, so what was measured once holds. */
const measured = new Map<Id, PictureSize | null>();

/** A picture of an article, if it stands in a live text of it that everybody may read, outside of
 *  what is for agents alone. */
export async function openPicture(
  run: Run,
  { projectId, articleId, fileId }: { projectId: Id; articleId: Id; fileId: Id },
): Promise<(StoredFile & { stream: Readable }) | null> {
  const bodies = await run((ctx) => readBodiesOf(ctx, { projectId, id: articleId }));
  if (!bodies.some((body) => filesIn(bodyFor(body, 'customer')).includes(fileId))) return null;
  const file = await readFile(run, { projectId, id: fileId });
  if (shown.has(file.mediaType)) return file;
  file.stream.destroy();
  return null;
}

/** How large the pictures of a text are. */
export async function measurePictures(
  ctx: Context,
  projectId: Id,
  body: Body,
): Promise<(fileId: Id) => PictureSize | null> {
  for (const id of filesIn(body)) {
    if (measured.has(id)) continue;
    if (measured.size >= maximumRemembered) measured.clear();
    measured.set(id, await measure(ctx, { projectId, id }));
  }
  return (id) => measured.get(id) ?? null;
}

async function measure(
  ctx: Context,
  which: { projectId: Id; id: Id },
): Promise<PictureSize | null> {
  const file = await readFile((work) => work(ctx), which).catch(() => null);
  if (!file) return null;
  for await (const chunk of file.stream) return pictureSize(chunk as Buffer);
  return null;
}
