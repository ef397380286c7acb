import { newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import { createProject } from '#modules/projects/server/index.ts';
import { systemActor } from '#platform/context.ts';
import { openEmptyCentre } from './empty-centre.ts';
import { costOf, percentile, round } from './measure.ts';
import { checkSets, padded, readSet } from './search-sets.ts';

const contactsAtOnce = 100;
const lettersOfContact = 300;
const questionsAsked = 200;
const warmUpQuestions = 20;

/** What it costs to lay contacts that are over into the search, and to find those alike. */
export async function earlier(options: { contacts: number; data: string }): Promise<object> {
  checkSets(options.data);
  const bench = await openEmptyCentre();
  const { database } = bench.centre;
  try {
    const about = { name: 'Bench', clientName: null, language: 'ru', colour: 'teal' } as const;
    const { id: projectId } = await database.run(systemActor, (ctx) =>
      createProject(ctx, { ...about, key: `bench-${newId().slice(-12)}` }),
    );
    const set = readSet(options.data, 'rutube-ru');
    const contacts = padded(set.articles, options.contacts, options.data, 'ru').map((article) => ({
      ...{ projectId, audience: 'contact' as const, language: 'ru' as const, id: newId() },
      ...{ title: '', headings: '', body: article.body.slice(0, lettersOfContact), learned: '' },
      ...{ categoryId: null, tags: [], products: [], helpfulness: null },
      publishedAt: new Date().toISOString(),
    }));
    const filled = await measured(bench.postmasterPid, batches(contacts), (some) =>
      database.run(systemActor, (ctx) => articleSearch.put(ctx, some)),
    );
    const ask = ({ text }: { text: string }) =>
      database.run(systemActor, (ctx) =>
        articleSearch.search(ctx, {
          ...{ projectId, audience: 'contact', languages: ['ru'], query: text },
          filter: { sinceMs: Date.now() - 90 * dayMs },
        }),
      );
    const questions = set.questions.slice(0, questionsAsked);
    for (const question of questions.slice(0, warmUpQuestions)) await ask(question);
    const asked = await measured(bench.postmasterPid, questions, ask);
    return {
      contacts: contacts.length,
      indexCpuMs: {
        node: round(filled.clientCpuMs / contactsAtOnce),
        database: round(filled.databaseCpuMs / contactsAtOnce),
      },
      batchP95Ms: filled.p95Ms,
      search: asked,
    };
  } finally {
    await bench.close();
  }
}

function batches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / contactsAtOnce);
  return Array.from({ length: count }, (_, place) =>
    items.slice(place * contactsAtOnce, (place + 1) * contactsAtOnce),
  );
}

/** Does one thing after the other; CPU is for one of them. */
async function measured<Item>(
  postmasterPid: number,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
) {
  const durations: number[] = [];
  const cost = await costOf(postmasterPid, async () => {
    const startedAt = performance.now();
    for (const item of items) {
      const before = performance.now();
      await work(item);
      durations.push(performance.now() - before);
    }
    return { durations, elapsedMs: performance.now() - startedAt };
  });
  const { p50Ms, clientCpuMs, databaseCpuMs } = cost;
  return { p50Ms, p95Ms: round(percentile(durations, 0.95)), clientCpuMs, databaseCpuMs };
}
