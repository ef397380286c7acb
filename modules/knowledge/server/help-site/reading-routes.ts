import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { id } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import {
  articleAddress,
  categoryAddress,
  homeAddress,
  idInSlug,
} from '../../core/help-site/address.ts';
import { meaningFor } from '../embeddings/meaning.ts';
import { answer } from './answer.ts';
import { findForReaders } from './found.ts';
import { languageAsked } from './language-asked.ts';
import { type NotedVisitor, noteReading, noteSearching } from './noting.ts';
import { readingPlace, type Sites } from './open-site.ts';
import { articlePage, type Said } from './pages/article-page.ts';
import { categoryPage } from './pages/category-page.ts';
import { homePage } from './pages/home-page.ts';
import { noticePage } from './pages/notice-page.ts';
import { searchPage } from './pages/search-page.ts';
import type { SiteView } from './pages/view.ts';
import { readArticle, readCategory, readHome } from './reading.ts';
import { meetVisitor } from './visitor.ts';

const hitsPerPage = 10;
const maximumPages = 50;
const maximumQueryLength = 300;
/** From one network, which may be a whole office. */
const searchesPerMinute = 120;

const placeParams = z.object({ key: z.string().max(40), language: z.string().max(10) });
const leafParams = placeParams.extend({ slug: z.string().max(300) });
const pageNumber = z.coerce.number().int().min(1).max(maximumPages).catch(1);
const pageQuery = z.object({ page: pageNumber });
const searchQuery = z.object({
  q: z
    .string()
    .transform((text) => text.replaceAll('\0', '').toWellFormed().trim())
    .transform((text) => Array.from(text).slice(0, maximumQueryLength).join(''))
    .catch(''),
  page: pageNumber,
});
const saidQuery = z
  .object({ said: z.enum(['yes', 'no']), id, kept: z.string().optional() })
  .transform(({ said, id, kept }): Said => {
    return { hasHelped: said === 'yes', id, isComplete: kept !== undefined };
  });

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** The pages that are read. */
export function readingRoutes(app: FastifyInstance, services: Services, sites: Sites): void {
  const { config } = services;

  app.get('/help/:key', async (request, reply) => {
    const { key } = placeParams.pick({ key: true }).parse(request.params);
    const view = (await sites.open({ key })) ?? refuse('not-found');
    const language = languageAsked(request.headers['accept-language'], view.site.languages);
    reply.header('vary', 'accept-language');
    return reply.redirect(homeAddress({ key: view.place.key, language }), 302);
  });

  app.get('/help/:key/:language', async (request, reply) => {
    const view = await siteOf(sites, request);
    meet({ request, reply }, view);
    const home = await sites.read(view, (ctx) => readHome(ctx, readingPlace(view)));
    return answer(request, reply, { text: homePage(view, home) });
  });

  app.get('/help/:key/:language/c/:slug', async (request, reply) => {
    const { view, leafId } = await leafOf(sites, request);
    const { page } = pageQuery.parse(request.query);
    const wanted = { id: leafId, page };
    const found = await sites.read(view, (ctx) => readCategory(ctx, readingPlace(view), wanted));
    const content = found ?? refuse('not-found');
    const name = content.category.names[view.place.language];
    const address = categoryAddress(view.place, { id: leafId, name });
    if (pathOf(request) !== address) return reply.redirect(address, 301);
    meet({ request, reply }, view);
    return answer(request, reply, { text: categoryPage(view, content) });
  });

  app.get('/help/:key/:language/a/:slug', (request, reply) =>
    showArticle(services, sites, { request, reply }),
  );

  app.get(
    '/help/:key/:language/search',
    { config: { rateLimit: { max: searchesPerMinute } } },
    (request, reply) => showSearch(services, sites, { request, reply }),
  );

  function meet(exchange: Exchange, view: SiteView): NotedVisitor | null {
    return visitorAt(exchange, view, config.publicUrl);
  }
}

async function showArticle(
  services: Services,
  sites: Sites,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const { view, leafId } = await leafOf(sites, request);
  const content = await sites.read(view, (ctx) => readArticle(ctx, readingPlace(view), leafId));
  if (content === 'gone') {
    return answer(request, reply, { text: noticePage(view, 'gone'), status: 410 });
  }
  const { text } = content ?? refuse('not-found');
  const address = articleAddress(view.place, { id: leafId, title: text.title });
  if (pathOf(request) !== address) return reply.redirect(address, 301);
  const visitor = visitorAt({ request, reply }, view, services.config.publicUrl);
  const { data: said = null } = saidQuery.safeParse(request.query);
  const isFromSearch = /\/help\/[^/]+\/[^/]+\/search\?/.test(request.headers.referer ?? '');
  if (visitor && !said) {
    await noteReading(services, visitor, {
      ...{ articleId: leafId, language: text.language, isFromSearch },
    });
  }
  return answer(request, reply, {
    text: articlePage(view, content ?? refuse('not-found'), said),
    changedAt: text.publishedAt,
  });
}

async function showSearch(
  services: Services,
  sites: Sites,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const view = await siteOf(sites, request);
  const { q: query, page } = searchQuery.parse(request.query);
  const visitor = visitorAt({ request, reply }, view, services.config.publicUrl);
  if (query === '') {
    return answer(request, reply, { text: searchPage(view, { query, page, pageCount: 1 }, null) });
  }
  const { id: projectId } = view.project;
  const read = <T>(work: (ctx: Context) => Promise<T>) => sites.read(view, work);
  const meaning = await meaningFor(read, { projectId, query });
  const wanted = { query, meaning, limit: hitsPerPage, offset: (page - 1) * hitsPerPage };
  const result = await read((ctx) => findForReaders(ctx, readingPlace(view), wanted));
  const { total: hitCount } = result;
  if (visitor && page === 1) await noteSearching(services, visitor, { query, hitCount });
  const pageCount = Math.min(maximumPages, Math.ceil(hitCount / hitsPerPage));
  return answer(request, reply, { text: searchPage(view, { query, page, pageCount }, result) });
}

/** The site that an address names, in the language that it names. */
export async function siteOf(sites: Sites, request: FastifyRequest): Promise<SiteView> {
  const at = placeParams.safeParse(request.params).data ?? refuse('not-found');
  const view = (await sites.open(at)) ?? refuse('not-found');
  return view.place.language === at.language ? view : refuse('not-found');
}

/** The same, with the category or the article that the address names. */
export async function leafOf(
  sites: Sites,
  request: FastifyRequest,
): Promise<{ view: SiteView; leafId: Id }> {
  const { slug } = leafParams.safeParse(request.params).data ?? refuse('not-found');
  const leafId = idInSlug(slug) ?? refuse('not-found');
  return { view: await siteOf(sites, request), leafId };
}

/** Who reads, when that is to be kept. */
function visitorAt(
  { request, reply }: Exchange,
  { project, place }: SiteView,
  publicUrl: string,
): NotedVisitor | null {
  const isSecure = publicUrl.startsWith('https:');
  const visitorHash = meetVisitor(request, reply, { projectKey: project.key, isSecure });
  if (visitorHash === null) return null;
  return {
    ...{ projectId: project.id, place: 'help-site', visitorHash },
    language: place.language,
  };
}

/** The path as it was asked for, without what search engines and mails add to it. */
function pathOf({ url }: FastifyRequest): string {
  return new URL(url, 'http://site').pathname;
}
