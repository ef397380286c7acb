import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { publicArticles } from '#modules/knowledge/server/index.ts';
import type { Context } from '#platform/context.ts';
import { id, type Language, language } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { remember } from '#platform/remember.ts';
import { refusals } from '../contract.ts';
import type { ArticleList, ReadArticle } from '../core/articles.ts';
import { maximumQueryLength, maximumWordsLength } from '../core/limits.ts';
import type { Directory, WidgetInProject } from './directory.ts';
import type { Rates } from './rates.ts';
import { read } from './read.ts';
import { placeOf, widgetOf } from './request.ts';
import { actorOf } from './visitors.ts';

const path = '/chat/v1/:publicKey/articles';
const bestLength = 5;
const foundLength = 6;
const fittingLength = 3;
const bestRememberedMs = minuteMs;
const bestCache = 'public, max-age=60';

const inLanguage = z.object({ language });
const search = inLanguage.extend({ query: z.string().trim().min(1).max(maximumQueryLength) });
const writing = inLanguage.extend({ words: z.string().trim().min(1).max(maximumWordsLength) });
const reading = inLanguage.extend({ isFromSearch: z.stringbool().default(false) });
const opinion = inLanguage.extend({
  number: z.number().int().min(1),
  hasHelped: z.boolean(),
});

type ReadingPlace = NonNullable<Awaited<ReturnType<typeof publicArticles.openPlace>>>;

/** What visitors read before a chat and while they wait: articles of the project's help site. What
 *  they search and read is kept by the number that the widget sends along, if it sends one. */
export function articleRoutes(
  app: FastifyInstance,
  services: Services,
  { directory, rates }: { directory: Directory; rates: Rates },
): void {
  const shelf = openShelf(services, directory);
  const spend = (request: FastifyRequest) => {
    rates.spend('help-address', placeOf(request));
    rates.spend('help-widget', widgetOf(request).id);
  };
  listRoutes(app, services, { shelf, spend });
  readingRoutes(app, services, { shelf, spend });
}

interface Parts {
  readonly shelf: ReturnType<typeof openShelf>;
  readonly spend: (request: FastifyRequest) => void;
}

function listRoutes(app: FastifyInstance, services: Services, { shelf, spend }: Parts): void {
  app.get(path, async (request, reply): Promise<ArticleList> => {
    const { language } = read(inLanguage, request.query);
    const articles = await shelf.best(request, language);
    reply.header('cache-control', bestCache);
    return { articles };
  });

  app.post(`${path}/search`, async (request): Promise<ArticleList> => {
    spend(request);
    const { query, language } = read(search, request.body);
    const wanted = { query, limit: foundLength, offset: 0 };
    const { hits, total } = await shelf.look(request, language, (ctx, place) =>
      publicArticles.find(ctx, place, wanted),
    );
    const visitor = visitorAt(request, language);
    if (visitor) await publicArticles.noteSearching(services, visitor, { query, hitCount: total });
    const articles = hits.map(({ title, excerpt, ...hit }) => ({
      ...{ ...hit, title: title.text, excerpt: excerpt.text },
    }));
    return { articles };
  });

  // What is written is looked at and not kept: it is not sent yet.
  app.post(`${path}/fitting`, async (request): Promise<ArticleList> => {
    spend(request);
    const { words, language } = read(writing, request.body);
    const wanted = { words, limit: fittingLength };
    const articles = await shelf.look(request, language, (ctx, place) =>
      publicArticles.fitting(ctx, place, wanted),
    );
    return { articles };
  });
}

function readingRoutes(app: FastifyInstance, services: Services, { shelf, spend }: Parts): void {
  const { config } = services;

  app.get(`${path}/:id`, async (request): Promise<ReadArticle> => {
    spend(request);
    const { language, isFromSearch } = read(reading, request.query);
    const at = { id: read(z.object({ id }), request.params).id, origin: config.publicUrl };
    const { key } = widgetOf(request).project;
    const shown = await shelf.look(request, language, (ctx, place) =>
      publicArticles.read(ctx, place, { ...at, key }),
    );
    const article = shown ?? refuse(refusals.notFound);
    const visitor = visitorAt(request, language);
    const step = { articleId: article.id, language: article.language, isFromSearch };
    if (visitor) await publicArticles.noteReading(services, visitor, step);
    return article;
  });

  app.post(`${path}/:id/opinion`, async (request, reply) => {
    spend(request);
    const given = read(opinion, request.body);
    const { id: articleId } = read(z.object({ id }), request.params);
    await shelf.look(request, given.language, async (ctx, place) => {
      const at = { id: articleId, key: '', origin: '' };
      const article = await publicArticles.read(ctx, place, at);
      if (article?.language !== given.language) refuse(refusals.notFound);
      const visitor = visitorAt(request, given.language);
      await publicArticles.sayOpinion(ctx, visitor, {
        ...{ projectId: place.projectId, articleId, ...given },
        number: Math.min(given.number, article.number),
        ...{ comment: '', earlierId: null, place: 'widget' },
      });
    });
    return reply.code(204).send();
  });
}

/** The articles that widgets offer. Refuses where they offer none. */
function openShelf({ database }: Services, directory: Directory) {
  async function demand(request: FastifyRequest): Promise<WidgetInProject> {
    const widget = widgetOf(request);
    return (await directory.hasArticles(widget)) ? widget : refuse(refusals.notFound);
  }
  function inPlace<T>(
    { projectId, id: widgetId }: { projectId: Id; id: Id },
    language: Language,
    work: (ctx: Context, place: ReadingPlace) => Promise<T>,
  ): Promise<T> {
    return database.run(actorOf({ projectId }, widgetId), async (ctx) => {
      const place = await publicArticles.openPlace(ctx, { projectId, language });
      return work(ctx, place ?? refuse(refusals.notFound));
    });
  }
  const best = remember(database.clock, bestRememberedMs, (key: string) => {
    const [projectId = '', wanted] = key.split(' ');
    return inPlace({ projectId, id: projectId }, language.parse(wanted), (ctx, place) =>
      publicArticles.best(ctx, place, bestLength),
    );
  });
  return {
    best: async (request: FastifyRequest, wanted: Language) => {
      const { projectId } = await demand(request);
      return best.get(`${projectId} ${wanted}`);
    },
    look: async <T>(
      request: FastifyRequest,
      wanted: Language,
      work: (ctx: Context, place: ReadingPlace) => Promise<T>,
    ): Promise<T> => inPlace(await demand(request), wanted, work),
  };
}

/** Who reads, where that is to be kept. */
function visitorAt(request: FastifyRequest, language: Language) {
  const { id: projectId, key } = widgetOf(request).project;
  const shown = publicArticles.shownVisitor(request, key);
  return shown && { projectId, language, ...shown };
}
