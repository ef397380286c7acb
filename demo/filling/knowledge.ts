import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { type Random, seededRandom } from '#kernel/random.ts';
import { dayMs, hourMs } from '#kernel/time.ts';
import {
  articleFiles,
  articleSearch,
  askForReview,
  putCategory,
} from '#modules/knowledge/server/index.ts';
import {
  articlesOf,
  categoryNames,
  changeNotes,
  type DemoArticle,
  type DemoText,
  inReview,
} from '../texts/articles.ts';
import { departmentHeads, teams } from '../texts/people.ts';
import { synonymsOf } from '../texts/synonyms.ts';
import type { World } from './world.ts';

/** Most of what is known was written in the first days; the rest came bit by bit. */
const firstDays = 3;
const laterShare = 0.25;
const rewrittenShare = 0.6;
const articlesSeed = 20_260_401;
const emailHost = 'heed-demo.example';

/** The articles that are live, by their keys. */
export type DemoShelf = Map<string, Id>;

/** What the project knows is written down: categories first, then articles, one after another;
 *  some are written anew later, and their translations are behind then. Chance here is of its own,
 *  so that an article more changes nobody's day. Returns the articles, as they come. */
export function planKnowledge(world: World): DemoShelf {
  const shelf: DemoShelf = new Map();
  const { roster, startMs, endMs } = world;
  const random = seededRandom(articlesSeed);
  const heads = departmentHeads.filter(({ projectKey }) => projectKey === roster.key);
  const lead = leadOf(world);
  world.plan(startMs + hourMs, () => addCategories(world, lead));
  world.plan(startMs + hourMs, () => addSynonymSets(world, lead));
  for (const [index, article] of articlesOf(roster.key, roster.language).entries()) {
    const daysIn = random() < laterShare ? 20 * random() : 0.2 + firstDays * random();
    const atMs = startMs + Math.min(daysIn * dayMs + 2 * hourMs, 0.5 * (endMs - startMs));
    const owner = heads[index % heads.length]?.login ?? null;
    const ownerEmail = owner && `${owner}@${emailHost}`;
    if (inReview.has(article.key)) planReview(world, article, { random, ownerEmail });
    else planArticle(world, article, { atMs, lead, ownerEmail, shelf });
  }
  return shelf;
}

/** Whoever leads a team of the project. */
export function leadOf({ crew }: World): string {
  const team = teams.find(({ key }) => key === crew[0]?.teamKey);
  return present(team, 'a team of the project').lead.login;
}

async function addCategories(world: World, lead: string): Promise<void> {
  const { roster, personId } = world;
  for (const [position, names] of categoryNames[roster.key].entries()) {
    const category = { id: newId(), projectId: roster.id, parentId: null, names, position };
    await world.act(personId(lead), (ctx) => putCategory(ctx, category));
  }
}

async function addSynonymSets({ act, roster, personId }: World, lead: string): Promise<void> {
  for (const { language, words, isOneWay = false } of synonymsOf[roster.key]) {
    const set = { projectId: roster.id, language, words: [...words], isOneWay };
    await act(personId(lead), (ctx) => articleSearch.addSynonyms(ctx, set));
  }
}

/** An article that is published, with its translations; and written anew when it was short. */
function planArticle(
  world: World,
  { key, texts, first }: DemoArticle,
  {
    atMs,
    lead,
    ownerEmail,
    shelf,
  }: { atMs: number; lead: string; ownerEmail: string | null; shelf: DemoShelf },
): void {
  const [original, ...translations] = texts;
  if (!original) return;
  const publish = async (text: DemoText, note: string) => {
    const wish = { language: text.language, mustPublish: true, note };
    const { articleId } = await world.act(world.personId(lead), (ctx) =>
      articleFiles.bring(ctx, world.roster.id, readText(world, text, ownerEmail), wish),
    );
    if (text.language === world.roster.language) shelf.set(key, articleId);
  };
  world.plan(atMs, () => publish(first ?? original, ''));
  for (const [index, text] of translations.entries()) {
    world.plan(atMs + (index + 2) * hourMs, () => publish(text, ''));
  }
  const note = changeNotes[world.roster.language];
  const anewMs = atMs + rewrittenShare * (world.endMs - atMs);
  if (first) world.plan(anewMs, () => publish(original, note));
}

/** An article that an agent wrote in the last days, and that waits to be looked at. */
function planReview(
  world: World,
  { texts }: DemoArticle,
  { random, ownerEmail }: { random: Random; ownerEmail: string | null },
): void {
  const [text] = texts;
  const writer = world.crew[Math.floor(random() * world.crew.length)];
  if (!text || !writer) return;
  const { language } = text;
  const projectId = world.roster.id;
  const atMs = Math.max(world.startMs + 2 * hourMs, world.endMs - (0.3 + 6 * random()) * dayMs);
  world.plan(atMs, async () => {
    await world.act(world.personId(writer.login), async (ctx) => {
      const read = readText(world, text, ownerEmail);
      const wish = { language, mustPublish: false };
      const { articleId } = await articleFiles.bring(ctx, projectId, read, wish);
      await askForReview(ctx, { projectId, articleId, language, revision: 1, note: '' });
    });
  });
}

function readText({ roster }: World, text: DemoText, ownerEmail: string | null) {
  const read = articleFiles.read(text.markdown, {
    fileName: text.fileName,
    pictureAt: () => ({ loss: 'picture-missing' }),
  });
  return { ...read, ownerEmail, originalLanguage: roster.language };
}
