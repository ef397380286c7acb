import type { Context } from '#platform/context.ts';
import type { Collection } from '../../core/search/search-document.ts';
import type { CollectionRow } from './collection-store.ts';
import { readChanged, readChangedNumbers } from './document-store.ts';
import type { SearchThread } from './search-thread.ts';
import { readTerms } from './vocabulary-store.ts';

/** Small enough that handing them on keeps no request waiting. */
const documentsAtOnce = 500;

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
  const step = { collection, revision: 0, isAnew: false, isWhole: false };
  const nothing = { terms: [], documents: [], stale: [] };
  const stale = isWhole || isAnew ? [] : await readChangedNumbers(ctx, collection, from);
  await thread.ask('learn', { ...step, ...nothing, isAnew, stale });
  // Terms before articles, which are kept by the places of their terms. What has come since is
  // read again with its own revision.
  for (const pack of await readTerms(ctx, collection, from)) {
    await thread.ask('learn', { ...step, ...nothing, terms: [pack] });
  }
  const fromDocuments = held?.isWhole ? from : 0;
  for (let after = 0; isWhole; ) {
    const range = { afterRevision: fromDocuments, after, most: documentsAtOnce };
    const documents = await readChanged(ctx, collection, range);
    if (documents.length === 0) break;
    await thread.ask('learn', { ...step, ...nothing, documents });
    after = documents.at(-1)?.number ?? after;
  }
  await thread.ask('learn', { ...step, ...nothing, revision: row.revision, isWhole });
}
