import { type CollectionIndex, openCollectionIndex } from '../../core/search/collection-index.ts';
import type { Collection } from '../../core/search/search-document.ts';
import type { Synonyms } from '../../core/search/synonyms.ts';
import { linguistics } from './linguistics.ts';
import type { Lesson } from './tasks.ts';
import type { PackedTerms } from './vocabulary-store.ts';

/** The collection that was asked for longest ago goes when all together take more. */
const maximumBytes = 256 * 1_000_000;

/** A collection in memory. */
export interface Held {
  readonly index: CollectionIndex;
  revision: number;
  isWhole: boolean;
  synonyms: { readonly json: string; readonly read: Synonyms } | null;
}

/** The collections in memory. */
export interface Memory {
  /** The collection, which now was asked for last. */
  readonly hold: (collection: Collection) => Held | undefined;
  readonly learn: (lesson: Lesson) => null;
}

/** An empty memory. */
export function openMemory(): Memory {
  const collections = new Map<string, Held>();

  function hold(collection: Collection): Held | undefined {
    const key = keyOf(collection);
    const held = collections.get(key);
    if (!held) return undefined;
    collections.delete(key);
    collections.set(key, held);
    return held;
  }

  function learn(lesson: Lesson): null {
    const { collection, revision, isWhole } = lesson;
    const key = keyOf(collection);
    if (lesson.isAnew) collections.delete(key);
    const held = hold(collection) ?? {
      index: openCollectionIndex(collection.language, linguistics),
      revision: 0,
      isWhole,
      synonyms: null,
    };
    collections.set(key, held);
    for (const pack of lesson.terms) putTerms(held.index, pack);
    for (const number of lesson.stale) held.index.dropDocument(number);
    for (const { number, document } of lesson.documents) {
      if (document) held.index.putDocument(document);
      else held.index.dropDocument(number);
    }
    held.revision = Math.max(held.revision, revision);
    held.isWhole = isWhole;
    dropOldest(key);
    return null;
  }

  function dropOldest(kept: string): void {
    let bytes = [...collections.values()].reduce((sum, { index }) => sum + index.bytes(), 0);
    for (const [key, { index }] of collections) {
      if (bytes <= maximumBytes) return;
      if (key === kept) continue;
      bytes -= index.bytes();
      collections.delete(key);
    }
  }

  return { hold, learn };
}

function keyOf({ projectId, audience, language }: Collection): string {
  return `${projectId}/${audience}/${language}`;
}

function putTerms({ vocabulary }: CollectionIndex, pack: PackedTerms): void {
  const ids = pack.ids.split(' ');
  const documentCounts = pack.documentCounts.split(' ');
  pack.terms.split(' ').forEach((term, place) => {
    vocabulary.put(term, Number(ids[place]), Number(documentCounts[place]));
  });
}
