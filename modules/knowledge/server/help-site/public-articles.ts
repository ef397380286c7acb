import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { isFitting } from '../../core/help-site/fitting.ts';
import { mostHelpful } from '../../core/help-site/most-helpful.ts';
import { sayOpinion } from './feedback.ts';
import { type FoundArticle, findForReaders } from './found.ts';
import { keepReading, keepSearch, noteReading, noteSearching } from './noting.ts';
import { proseOf } from './pages/prose.ts';
import { type ReadingPlace, readArticle } from './reading.ts';
import { readListed, readReceptions } from './reading-store.ts';
import { findHelpSite } from './site-store.ts';
import { shownVisitor } from './visitor.ts';
import { reachPerson } from './visits.ts';

/** Over so long it counts how articles fared. */
const receptionOverMs = 90 * dayMs;
/** So many candidates are looked at for each that is offered. */
const looksPerOffer = 3;

/** An article in a short list. */
export interface OfferedArticle {
  readonly id: Id;
  readonly language: Language;
  readonly title: string;
}

/** An article as it is read outside of the help site. html: safe to show as it is. */
export interface ShownArticle extends OfferedArticle {
  /** The version that is read. */
  readonly number: number;
  readonly html: string;
}

/** What everybody may read of a project, for places beside the help site such as the chat widget:
 *  the live texts of public articles without what is for agents, while the site is open. Asked by
 *  whoever has the project in his scope. */
export const publicArticles = {
  openPlace,
  best,
  find: findForReaders,
  fitting,
  read,
  sayOpinion,
  noteReading,
  noteSearching,
  keepReading,
  keepSearch,
  shownVisitor,
  reachPerson,
};

/** Where somebody reads who speaks a language; null while the project's help site is closed. */
async function openPlace(
  ctx: Context,
  at: { projectId: Id; language: Language },
): Promise<ReadingPlace | null> {
  const site = await findHelpSite(ctx, at.projectId);
  return site?.isOn ? { ...at, languages: site.languages } : null;
}

/** What has helped most readers, in the language of the place where there is any; then what is
 *  newest. */
async function best(ctx: Context, place: ReadingPlace, limit: number): Promise<OfferedArticle[]> {
  const { projectId, language } = place;
  const listed = await readListed(ctx, place);
  const own = listed.filter((each) => each.language === language);
  const offered = own.length > 0 ? own : listed;
  const since = addMs(ctx.now, -receptionOverMs);
  const receptions = await readReceptions(ctx, { projectId, since });
  const newestFirst = offered.toSorted((one, other) =>
    one.publishedAt < other.publishedAt ? 1 : -1,
  );
  const known = newestFirst.map((each) => ({
    ...{ reads: 0, helped: 0, didNotHelp: 0, ...receptions.get(each.id) },
    offered: { id: each.id, language: each.language, title: each.title },
  }));
  return mostHelpful(known)
    .slice(0, limit)
    .map((each) => each.offered);
}

/** Articles in the language of the place that likely answer what somebody is writing; few, or
 *  none. */
async function fitting(
  ctx: Context,
  place: ReadingPlace,
  { words, limit }: { words: string; limit: number },
): Promise<OfferedArticle[]> {
  const own = { ...place, languages: place.languages.filter((each) => each === place.language) };
  const wanted = { query: words, limit: looksPerOffer * limit, offset: 0 };
  const { hits } = await findForReaders(ctx, own, wanted);
  return hits.filter(isFitting).slice(0, limit).map(offeredOf);
}

function offeredOf({ id, language, title }: FoundArticle): OfferedArticle {
  return { id, language, title: title.text };
}

/** One article; null when it cannot be read, or not any more. key: of the project. origin: before
 *  the addresses of its links and pictures. */
async function read(
  ctx: Context,
  place: ReadingPlace,
  { id, key, origin }: { id: Id; key: string; origin: string },
): Promise<ShownArticle | null> {
  const content = await readArticle(ctx, place, id);
  if (!content || content === 'gone') return null;
  const { language, title, number } = content.text;
  return { id, language, title, number, html: proseOf({ key, language }, content, origin) };
}
