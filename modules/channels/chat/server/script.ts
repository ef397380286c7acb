import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/errors.ts';

const builtFile = new URL('../../../../dist/widget/widget.js', import.meta.url);
/** Sites carry the tag without a version, so a release must reach them soon. */
const cacheControl = 'public, max-age=300, stale-while-revalidate=86400';

/** Serves the built widget as `/widget.js`, compressed once. */
export function scriptDoor(app: FastifyInstance): void {
  const script = existsSync(builtFile) ? pack(readFileSync(builtFile)) : null;
  app.get('/widget.js', (request, reply) => {
    if (!script) refuse('not-found');
    const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    reply.headers({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': cacheControl,
      'cross-origin-resource-policy': 'cross-origin',
      etag: script.etag,
      vary: 'accept-encoding',
    });
    if (request.headers['if-none-match'] === script.etag) return reply.code(304).send();
    if (isPacked) return reply.header('content-encoding', 'gzip').send(script.packed);
    return reply.send(script.plain);
  });
}

function pack(plain: Buffer) {
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { plain, packed: gzipSync(plain, { level: 9 }), etag };
}
