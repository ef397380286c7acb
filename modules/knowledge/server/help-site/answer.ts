import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '#kernel/time.ts';

const pack = promisify(gzip);

/** What pages may load: their own style, script and pictures, and the widget of this server. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Every page is asked for anew, so that what was withdrawn is gone at once; what has not changed
 *  is not sent again. */
const pageCache = 'private, no-cache';

interface Answer {
  readonly text: string;
  readonly status?: number;
  readonly mediaType?: string;
  readonly changedAt?: Instant;
  /** Nothing of it is kept anywhere, such as a form that somebody fills in. */
  readonly isFleeting?: boolean;
}

/** Sends a page: packed for browsers that take it so, and not at all to those that have it. */
export async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, status = 200, mediaType = 'text/html', changedAt, isFleeting = false }: Answer,
): Promise<FastifyReply> {
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.code(status).headers({
    'content-type': `${mediaType}; charset=utf-8`,
    'content-security-policy': pagePolicy,
    'cache-control': isFleeting ? 'no-store' : pageCache,
    vary: 'accept-encoding',
  });
  if (!isFleeting && status === 200) {
    reply.header('etag', etag);
    if (changedAt) reply.header('last-modified', new Date(changedAt).toUTCString());
    if (isKnown(request, { etag, changedAt })) return reply.code(304).send();
  }
  return takesPacked(request)
    ? reply.header('content-encoding', 'gzip').send(await pack(text))
    : reply.send(text);
}

/** Whether a client takes what is packed by gzip. */
export function takesPacked({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}

/** Source: RFC 9110, section 13.2.2: the tag counts alone where there is one. */
function isKnown(
  { headers }: FastifyRequest,
  { etag, changedAt }: { etag: string; changedAt: Instant | undefined },
): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return changedAt !== undefined && Math.floor(Date.parse(changedAt) / 1_000) * 1_000 <= since;
}
