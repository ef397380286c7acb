import type { Id } from '#kernel/id.ts';
import { type Language, languages } from '#kernel/language.ts';
import { compareText } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import {
  decodeProfile,
  encodeProfile,
  type NumberedProfile,
  profileOf,
} from '../../core/search/profile.ts';
import type { Collection, SearchDocument, Searched } from '../../core/search/search-document.ts';
import { fields } from '../../core/search/weights.ts';
import { type CollectionRow, openCollection, updateCollection } from './collection-store.ts';
import {
  blankDocuments,
  collectionsOf,
  deleteRemoved,
  type IndexedDocument,
  readOlder,
  readProfiles,
  readWhole,
  writeDocuments,
} from './document-store.ts';
import { linguistics } from './linguistics.ts';
import { deleteTerms, deleteUnused, shiftCounts, termIds } from './vocabulary-store.ts';

const documentsAtOnce = 100;

/** Makes articles findable, or findable as they are now: from the commit of the transaction on.
 *  Until then others who change what is searched in the same project wait, so put it last in the
 *  verb. The article's permissions are the caller's to check. */
export async function putSearchDocuments(
  ctx: Context,
  documents: readonly SearchDocument[],
): Promise<void> {
  await lockProjects(ctx, documents);
  const byCollection = Map.groupBy(documents, keyOf);
  for (const [, same] of [...byCollection].sort(([a], [b]) => compareText(a, b))) {
    const last = [...new Map(same.map((document) => [document.id, document])).values()];
    const [collection] = last;
    if (collection) await change(ctx, collection, (changing) => putAll(ctx, changing, last));
  }
}

/** Takes an article out of the search: of one audience or language, or of all. */
export async function removeSearchDocuments(
  ctx: Context,
  which: { projectId: Id; documentId: Id; audience?: Searched; language?: Language },
): Promise<void> {
  const { projectId, documentId, audience, language } = which;
  await lockProjects(ctx, [which]);
  const documentIds = [documentId];
  for (const collection of await collectionsOf(ctx, { projectId, documentIds })) {
    if (audience !== undefined && collection.audience !== audience) continue;
    if (language !== undefined && collection.language !== language) continue;
    await takeOut(ctx, collection, documentIds);
  }
}

/** Takes contacts out of the search, and every word that no other contact of the project has. */
export async function removeContacts(
  ctx: Context,
  { projectId, documentIds }: { projectId: Id; documentIds: readonly Id[] },
): Promise<void> {
  await lockProjects(ctx, [{ projectId, audience: 'contact' }]);
  for (const collection of await collectionsOf(ctx, { projectId, documentIds })) {
    await takeOut(ctx, collection, documentIds);
  }
}

/** Takes contacts out of the search that were over before an instant, all of them. */
export async function forgetContacts(
  ctx: Context,
  { projectId, before }: { projectId: Id; before: Instant },
): Promise<void> {
  await lockProjects(ctx, [{ projectId, audience: 'contact' }]);
  for (const language of languages) {
    const collection = { projectId, audience: 'contact', language } as const;
    const ids = await readOlder(ctx, collection, before);
    if (ids.length > 0) await takeOut(ctx, collection, ids);
  }
}

function takeOut(ctx: Context, collection: Collection, ids: readonly Id[]): Promise<void> {
  return change(ctx, collection, async (changing) => {
    await takeAway(ctx, changing, ids);
    await blankDocuments(ctx, collection, { ids, revision: changing.revision });
  });
}

/** Derives everything of a collection anew from the texts of its articles: after a change of how
 *  words are read, or when its counts are in doubt. */
export async function rebuildSearchCollection(ctx: Context, collection: Collection): Promise<void> {
  await lockProjects(ctx, [collection]);
  await deleteRemoved(ctx, collection);
  await deleteTerms(ctx, collection);
  await change(ctx, collection, async (changing) => {
    changing.forget();
    for (let after: Id | null = null; ; ) {
      const most = documentsAtOnce;
      const documents: SearchDocument[] = await readWhole(ctx, collection, { after, most });
      if (documents.length === 0) return;
      await putSome(ctx, changing, documents);
      after = documents.at(-1)?.id ?? null;
    }
  });
}

async function lockProjects(
  ctx: Context,
  things: readonly { readonly projectId: Id; readonly audience?: Searched }[],
): Promise<void> {
  const keys = things.map(({ projectId, audience }) =>
    audience === 'contact' ? `.contact:${projectId}` : `:${projectId}`,
  );
  const inOrder = [...new Set(keys)].sort(compareText);
  for (const key of inOrder) await lockUntilCommit(ctx.tx, `knowledge.search${key}`);
}

function keyOf({ projectId, audience, language }: Collection): string {
  return `${projectId}/${audience}/${language}`;
}

/** Changes a collection: its figures and its vocabulary are written once, when all is done. */
async function change(
  ctx: Context,
  { projectId, audience, language }: Collection,
  work: (changing: Changing) => Promise<void>,
): Promise<void> {
  const collection = { projectId, audience, language };
  const changing = openChange(collection, await openCollection(ctx, collection));
  await work(changing);
  await shiftCounts(ctx, collection, changing);
  // Of a customer's words nothing may stay, not even a name among the words that are known.
  const isPersonal = audience === 'contact';
  if (isPersonal && (await deleteUnused(ctx, collection, changing.revision))) changing.unlearn();
  await updateCollection(ctx, collection, changing.row());
}

async function putAll(
  ctx: Context,
  changing: Changing,
  documents: readonly SearchDocument[],
): Promise<void> {
  for (let place = 0; place < documents.length; place += documentsAtOnce) {
    const some = documents.slice(place, place + documentsAtOnce);
    await takeAway(
      ctx,
      changing,
      some.map(({ id }) => id),
    );
    await putSome(ctx, changing, some);
  }
}

/** Takes articles out of the counts as they are stored. */
async function takeAway(ctx: Context, changing: Changing, ids: readonly Id[]): Promise<void> {
  const profiles = await readProfiles(ctx, changing.collection, ids);
  for (const profile of profiles.values()) changing.count(profile, -1);
}

/** Writes articles, and adds them to the counts. */
async function putSome(
  ctx: Context,
  changing: Changing,
  documents: readonly SearchDocument[],
): Promise<void> {
  const { collection, revision } = changing;
  const profiles = documents.map((document) => profileOf(document, linguistics));
  const terms = new Set(profiles.flatMap(({ counts }) => [...counts.keys()]));
  const ids = await termIds(ctx, collection, [...terms]);
  const indexed = documents.map((document, place): IndexedDocument => {
    const profile = encodeProfile(profiles[place] ?? emptyProfile, (term) => ids.get(term) ?? 0);
    const { ids: own, lengths } = changing.count(profile, 1);
    const length = lengths.slice(0, fields.length).reduce((sum, each) => sum + each, 0);
    return { document, profile, length, terms: [...own] };
  });
  await writeDocuments(ctx, collection, { documents: indexed, revision });
}

const emptyProfile = profileOf({ title: '', headings: '', body: '', learned: '' }, linguistics);

type Changing = ReturnType<typeof openChange>;

/** What a change of articles does to the figures of their collection. */
function openChange(collection: Collection, before: CollectionRow) {
  const revision = before.revision + 1;
  const shifts = new Map<number, number>();
  let { documentCount, forgotAtRevision } = before;
  let lengths = [...before.lengths];
  let filled = [...before.filled];

  /** Counts an article in or out, and returns what it counted. */
  function count(profile: Uint8Array, sign: 1 | -1): NumberedProfile {
    const decoded = decodeProfile(profile);
    for (const id of decoded.ids) shifts.set(id, (shifts.get(id) ?? 0) + sign);
    documentCount += sign;
    lengths = lengths.map((sum, place) => sum + sign * (decoded.lengths[place] ?? 0));
    filled = filled.map((sum, field) => sum + sign * Math.sign(decoded.lengths[field] ?? 0));
    return decoded;
  }

  /** Counts from nothing; who holds what was before must forget it. */
  function forget(): void {
    documentCount = 0;
    lengths = lengths.map(() => 0);
    filled = filled.map(() => 0);
    unlearn();
  }

  /** Who holds what was before must read all anew. */
  function unlearn(): void {
    forgotAtRevision = revision;
  }

  const row = () => ({ revision, forgotAtRevision, documentCount, filled, lengths });
  return { collection, revision, shifts, count, forget, unlearn, row };
}
