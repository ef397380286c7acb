import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { seededRandom } from '#kernel/random.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import { createProject } from '#modules/projects/server/index.ts';
import { type Actor, systemActor } from '#platform/context.ts';
import { type EmptyCentre, openEmptyCentre } from './empty-centre.ts';
import { costOf, percentile, round } from './measure.ts';
import { asOwner } from './owner.ts';
import { type EngineSetUp, type OpenEngine, setUps } from './search-engines.ts';
import {
  type Article,
  checkSets,
  judge,
  padded,
  type Quality,
  type Question,
  readSet,
  type SearchSet,
  setNames,
  slips,
  taught,
} from './search-sets.ts';

/** What asking a set of questions gave and cost. cpuMs: of one question. */
interface Answered extends Quality {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly clientCpuMs: number;
  readonly databaseCpuMs: number;
}

/** Other engines are filled up to here: beyond, two of the five take many minutes. */
const othersUpTo = 10_000;
const warmUpQuestions = 20;
const shareTaught = 0.6;
const learningSplits = [1, 2, 3];
const questionsOfSize = 200;
const articlesAtOnce = 500;

/** How well and how fast articles are found: by us, through the whole way from a verb to PostgreSQL
 *  and the thread that scores, and by five engines that others would take. */
export async function search(options: {
  articles: readonly number[];
  data: string;
}): Promise<object> {
  checkSets(options.data);
  const centre = await openEmptyCentre();
  try {
    const sets: Record<string, object> = {};
    for (const name of setNames) {
      sets[name] = await compare(centre, readSet(options.data, name));
      console.error(`${name}: ${JSON.stringify(sets[name])}`);
    }
    const learned = await compareLearning(centre, readSet(options.data, 'rutube-ru'));
    const sizes: object[] = [];
    for (const size of options.articles) {
      for (const language of ['ru', 'zh', 'en'] as const) {
        sizes.push(await measureSize(centre, { size, language, folder: options.data }));
      }
    }
    return { sets, learned, sizes };
  } finally {
    await centre.close();
  }
}

/** One set at its own size. */
async function compare(centre: EmptyCentre, set: SearchSet): Promise<object> {
  const heed = await openHeed(centre, set.articles, set.language);
  const ours = await ask(centre, heed, set.questions);
  const slipped: Record<string, Quality> = {};
  for (const [name, slip] of Object.entries(slips)) {
    if (!isPossible(name, set.language)) continue;
    const random = seededRandom(1);
    const questions = set.questions.map((each) => ({ ...each, text: slip(each.text, random) }));
    const { ndcg10, mrr10, recall5 } = await ask(centre, heed, questions);
    slipped[name] = { ndcg10, mrr10, recall5 };
  }
  return { heed: ours, ...slipped, ...(await askOthers(centre, set)) };
}

function isPossible(slip: string, language: Language): boolean {
  return language === 'ru' || (language === 'en' && slip.includes('typo'));
}

/** What wordings of customers add: three times 60 % of the questions are taught, 40 % asked. */
async function compareLearning(centre: EmptyCentre, set: SearchSet): Promise<object> {
  const splits: object[] = [];
  for (const seed of learningSplits) {
    const learnt = taught(set, shareTaught, seed);
    const without = await openHeed(centre, set.articles, set.language);
    const withThem = await openHeed(centre, learnt.articles, set.language);
    splits.push({
      without: await ask(centre, without, learnt.questions),
      with: await ask(centre, withThem, learnt.questions),
    });
  }
  return splits;
}

/** The articles of a set among so many others. */
async function measureSize(
  centre: EmptyCentre,
  given: { size: number; language: Language; folder: string },
): Promise<object> {
  const { size, language, folder } = given;
  const set = readSet(folder, language === 'ru' ? 'rutube-ru' : `xquad-${language}`);
  const articles = padded(set.articles, size, folder, language);
  const questions = set.questions.slice(0, questionsOfSize);
  const bytesBefore = await indexBytes(centre);
  const startedAt = performance.now();
  const heed = await openHeed(centre, articles, language);
  const buildSeconds = round((performance.now() - startedAt) / 1_000);
  const indexMegabytes = round(((await indexBytes(centre)) - bytesBefore) / 1e6);
  const rssBefore = process.memoryUsage().rss;
  const firstAt = performance.now();
  await heed.ask(questions[0]?.text ?? '');
  const firstMs = round(performance.now() - firstAt);
  const ours = await ask(centre, heed, questions);
  const megabytes = round((process.memoryUsage().rss - rssBefore) / 1e6);
  const findableMs = await heed.findableMs();
  const others = size <= othersUpTo ? await askOthers(centre, { ...set, articles, questions }) : {};
  const figures = { ...ours, buildSeconds, indexMegabytes, firstMs, megabytes, findableMs };
  console.error(`${size} ${language}: ${JSON.stringify(figures)}`);
  return { size, language, heed: figures, ...others };
}

/** Ours, in a project of its own. */
async function openHeed(
  { centre: { database } }: EmptyCentre,
  articles: readonly Article[],
  language: Language,
) {
  const { id: projectId } = await database.run(systemActor, (ctx) =>
    createProject(ctx, {
      key: `bench-${newId().slice(-12)}`,
      name: 'Bench',
      clientName: null,
      language: 'en',
      colour: 'teal',
    }),
  );
  const actor: Actor = { id: newId(), kind: 'person', permissions: new Set(), scope: [projectId] };
  const collection = { projectId, audience: 'customer', language } as const;
  const names = new Map<string, string>();
  const documentOf = ({ id: name, ...texts }: Article) => {
    const id = newId();
    names.set(id, name);
    const about = { categoryId: null, tags: [], products: [], helpfulness: null, headings: '' };
    return { ...collection, ...about, ...texts, id, publishedAt: '2026-01-01T00:00:00.000Z' };
  };
  const put = (some: readonly Article[]) =>
    database.run(actor, (ctx) => articleSearch.put(ctx, some.map(documentOf)));
  for (let place = 0; place < articles.length; place += articlesAtOnce) {
    await put(articles.slice(place, place + articlesAtOnce));
  }
  const request = { projectId, audience: 'customer', languages: [language] } as const;
  const look = async (query: string) => {
    const { hits } = await database.run(actor, (ctx) =>
      articleSearch.search(ctx, { ...request, query }),
    );
    return hits.map(({ documentId }) => names.get(documentId) ?? '');
  };
  const findableMs = async () => {
    const article = { id: 'new', title: 'Zyxwv', body: 'qwzx', learned: '' };
    const startedAt = performance.now();
    await put([article]);
    const [first] = await look('zyxwv');
    return first === 'new' ? round(performance.now() - startedAt) : null;
  };
  return { ask: look, findableMs };
}

/** The five others, each in the set-up that answers this set best. */
async function askOthers(centre: EmptyCentre, set: SearchSet): Promise<object> {
  const best: Record<string, Answered & { setUp: string }> = {};
  for (const way of setUps.filter(({ languages }) => languages.includes(set.language))) {
    const figures = await askOther(centre, way, set);
    if (figures.ndcg10 > (best[way.engine]?.ndcg10 ?? -1)) best[way.engine] = figures;
  }
  console.error(
    `${set.name} ${set.articles.length}:`,
    Object.entries(best).map(([engine, { ndcg10, p95Ms }]) => `${engine} ${ndcg10} ${p95Ms}ms`),
  );
  return best;
}

async function askOther(centre: EmptyCentre, { open, setUp }: EngineSetUp, set: SearchSet) {
  const { ownerUrl } = centre;
  const engine = await open(set.articles, { language: set.language, ownerUrl });
  try {
    return { setUp, ...(await ask(centre, engine, set.questions)) };
  } finally {
    await engine.close?.();
  }
}

async function ask(
  { postmasterPid }: EmptyCentre,
  engine: Pick<OpenEngine, 'ask'>,
  questions: readonly Question[],
): Promise<Answered> {
  for (const { text } of questions.slice(0, warmUpQuestions)) await engine.ask(text);
  const found: (readonly string[])[] = [];
  const durations: number[] = [];
  const cost = await costOf(postmasterPid, async () => {
    const startedAt = performance.now();
    for (const { text } of questions) {
      const before = performance.now();
      found.push(await engine.ask(text));
      durations.push(performance.now() - before);
    }
    return { durations, elapsedMs: performance.now() - startedAt };
  });
  const { p50Ms, clientCpuMs, databaseCpuMs } = cost;
  const p95Ms = round(percentile(durations, 0.95));
  return { ...judge(questions, found), p50Ms, p95Ms, clientCpuMs, databaseCpuMs };
}

function indexBytes(centre: EmptyCentre): Promise<number> {
  return asOwner(centre, async (owner) => {
    const { rows } = await owner.query<{ bytes: string }>(
      `select sum(pg_total_relation_size(format('knowledge.%I', name)::regclass)) as bytes
       from unnest(array['search_document', 'search_term', 'search_collection']) as name`,
    );
    return Number(rows[0]?.bytes ?? 0);
  });
}
