import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { downloadHeaders } from '#platform/files/file-name.ts';
import { id } from '#platform/http/contract.ts';
import { answer, takesPacked } from './answer.ts';
import { assets } from './assets.ts';
import type { Sites } from './open-site.ts';
import { openPicture } from './pictures.ts';
import { robots, siteMap } from './search-engines.ts';

const longCache = 'public, max-age=31536000, immutable';
/** A picture that is taken away is seen by those who have it for this long at most. */
const pictureCache = 'private, max-age=3600';

const key = z.string().max(40);
const siteParams = z.object({ key });
const pictureParams = z.object({ key, articleId: id, fileId: id });

/** What pages load, and what search engines ask for. */
export function fileRoutes(app: FastifyInstance, sites: Sites): void {
  for (const { address, mediaType, plain, packed } of assets) {
    app.get(address, (request, reply) => {
      reply.headers({
        'content-type': mediaType,
        'cache-control': longCache,
        vary: 'accept-encoding',
      });
      if (!takesPacked(request)) return reply.send(plain);
      return reply.header('content-encoding', 'gzip').send(packed);
    });
  }

  app.get('/robots.txt', (request, reply) =>
    answer(request, reply, { text: robots, mediaType: 'text/plain' }),
  );

  app.get('/help/:key/sitemap.xml', async (request, reply) => {
    const at = siteParams.safeParse(request.params).data ?? refuse('not-found');
    const view = (await sites.open(at)) ?? refuse('not-found');
    const text = await sites.read(view, (ctx) => siteMap(ctx, view));
    return answer(request, reply, { text, mediaType: 'application/xml' });
  });

  app.get('/help/:key/picture/:articleId/:fileId', async (request, reply) => {
    const which = pictureParams.safeParse(request.params).data ?? refuse('not-found');
    const view = (await sites.open(which)) ?? refuse('not-found');
    const { articleId, fileId } = which;
    const wanted = { projectId: view.project.id, articleId, fileId };
    const picture =
      (await openPicture((work) => sites.read(view, work), wanted)) ?? refuse('not-found');
    const etag = `"${picture.sha256.slice(0, 22)}"`;
    reply.headers({
      ...downloadHeaders(picture),
      // What everybody may see, the widget shows on the sites of the client too.
      'cross-origin-resource-policy': 'cross-origin',
      etag,
      'cache-control': pictureCache,
    });
    if (request.headers['if-none-match'] === etag) {
      picture.stream.destroy();
      return reply.code(304).send();
    }
    return reply.header('content-length', picture.sizeBytes).send(picture.stream);
  });
}
