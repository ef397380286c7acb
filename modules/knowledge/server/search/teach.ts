import type { Context } from '#platform/context.ts';
import type { Collection } from '../../core/search/search-document.ts';
import type { CollectionRow } from './collection-store.ts';
import { type ChangedDocument, readChanged, readChangedNumbers } from './document-store.ts';
import type { SearchThread } from './search-thread.ts';
import { readTerms } from './vocabulary-store.ts';

const lessons = new Map<string, Promise<void>>();

/** Teaches the thread what has changed in a collection since the revision that it holds. One lesson
 *  of a collection after the other, so that what was read earlier is never learnt later.
 *  isWhole: it holds all articles, or else those that it is asked for. */
export async function teach(
  ctx: Context,
  thread: SearchThread,
  given: { collection: Collection; row: CollectionRow; isWhole: boolean },
): Promise<void> {
  const { projectId, audience, language } = given.collection;
  const key = `${projectId}/${audience}/${language}`;
  const before = lessons.get(key) ?? Promise.resolve();
  const lesson = before.catch(() => undefined).then(() => giveLesson(ctx, thread, given));
  lessons.set(key, lesson);
  try {
    await lesson;
  } finally {
    if (lessons.get(key) === lesson) lessons.delete(key);
  }
}

async function giveLesson(
  ctx: Context,
  thread: SearchThread,
  { collection, row, isWhole }: { collection: Collection; row: CollectionRow; isWhole: boolean },
): Promise<void> {
  const held = await thread.ask('heldRevision', { collection });
  const isGood = held !== null && held.revision >= row.revision && held.isWhole === isWhole;
  if (isGood) return;
  const isAnew = held === null || held.revision < row.forgotAtRevision;
  const from = isAnew ? 0 : held.revision;
  const mustReadAll = isWhole && !(held?.isWhole && !isAnew);
  // Articles before terms: what an article has is in the vocabulary by the time it is read.
  const documents: ChangedDocument[] = isWhole
    ? await readChanged(ctx, collection, mustReadAll ? 0 : from)
    : [];
  const stale = isWhole || isAnew ? [] : await readChangedNumbers(ctx, collection, from);
  const terms = await readTerms(ctx, collection, from);
  const { revision } = row;
  const lesson = { collection, revision, isAnew, isWhole, terms, documents, stale };
  await thread.ask('learn', lesson);
}
