import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { problemOf } from '#platform/http/problem.ts';
import type { Services } from '#platform/module.ts';
import { answer } from './answer.ts';
import { fileRoutes } from './file-routes.ts';
import { openSites, type Sites, wayByTelephone } from './open-site.ts';
import { lostPage } from './pages/lost-page.ts';
import { type NoticeKind, noticePage } from './pages/notice-page.ts';
import { readingRoutes } from './reading-routes.ts';
import { waysToPerson } from './ways.ts';
import { writingRoutes } from './writing-routes.ts';

const formLimitBytes = 65_536;
const place = z.object({ key: z.string().max(40), language: z.string().max(10).optional() });

/** The public pages of projects, under `/help/KEY/LANGUAGE`, with all that they load; also
 *  `/robots.txt`. */
export async function helpDoor(app: FastifyInstance, services: Services): Promise<void> {
  const sites = openSites(services);
  waysToPerson.fill(wayByTelephone);
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimitBytes },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const { status } = problemOf(error);
      if (status >= 500) {
        services.log.error('A page of the help site failed.', { error });
      }
      const kind = status === 429 ? 'busy' : status >= 500 ? 'broken' : 'missing';
      return showNotice(sites, { request, reply }, { kind, status });
    });
    fileRoutes(scope, sites);
    readingRoutes(scope, services, sites);
    writingRoutes(scope, services, sites);
    scope.get('/help/*', () => refuse('not-found'));
  });
}

/** Says why there is nothing to read: in the words of the site, where the address names one. */
async function showNotice(
  sites: Sites,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { kind, status }: { kind: NoticeKind; status: number },
): Promise<FastifyReply> {
  const [, , key, language] = new URL(request.url, 'http://site').pathname.split('/');
  const { data: at } = place.safeParse({ key, language });
  // A site that cannot be read at the moment still says that something is wrong.
  const view = at && (await sites.open({ ...at, language: at.language ?? '' }).catch(() => null));
  const text = view ? noticePage(view, kind) : lostPage(request.headers['accept-language'], kind);
  return answer(request, reply, { text, status });
}
