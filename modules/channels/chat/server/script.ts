import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/errors.ts';

const builtFolder = new URL('../../../../dist/widget/', import.meta.url);
/** Sites carry the tag without a version, so a release must reach them soon. */
const cacheControl = 'public, max-age=300, stale-while-revalidate=86400';
const scripts = ['widget.js', 'widget-later.js'] as const;

/** Serves the built widget as `/widget.js`, and what it fetches itself as `/widget-later.js`, each
 *  compressed once. */
export function scriptDoor(app: FastifyInstance): void {
  for (const name of scripts) serve(app, name);
}

function serve(app: FastifyInstance, name: (typeof scripts)[number]): void {
  const file = new URL(name, builtFolder);
  const script = existsSync(file) ? pack(readFileSync(file)) : null;
  app.get(`/${name}`, (request, reply) => {
    if (!script) refuse('not-found');
    const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    reply.headers({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': cacheControl,
      'access-control-allow-origin': '*',
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
