import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { secondMs } from '#kernel/time.ts';
import { returnMs, type VisitPlace } from '../../core/help-site/visit.ts';

const tokenBytes = 18;
const tokenPattern = /^[\w-]{24}$/;
/** Programs that read pages for nobody in particular. */
const program = /bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python/i;

/** The name of the cookie by which a project's help site knows a browser again. */
function visitCookie(projectKey: string): string {
  return `heed_visit_${projectKey}`;
}

/** A visitor by what his browser shows. visitorHash: of the number by which it is known. */
export interface ShownVisitor {
  readonly place: VisitPlace;
  readonly visitorHash: string;
}

/** Who a browser is by the cookie of the help site that it shows, or else by the number that the
 *  widget of another site sends along in `heed-visit`; null when it shows none, asks not to be
 *  tracked, or is a program. */
export function shownVisitor(request: FastifyRequest, projectKey: string): ShownVisitor | null {
  const { headers, cookies } = request;
  if (asksForPrivacy(request) || program.test(headers['user-agent'] ?? '')) return null;
  const cookie = cookies[visitCookie(projectKey)];
  if (cookie && tokenPattern.test(cookie)) {
    return { place: 'help-site', visitorHash: hashOf(cookie) };
  }
  const sent = headers['heed-visit'];
  if (typeof sent !== 'string' || !tokenPattern.test(sent)) return null;
  return { place: 'widget', visitorHash: hashOf(sent) };
}

/** The same, with a cookie for whoever has none, good for a week from now. Null too for programs,
 *  and for pages that a browser fetches before anybody asked for them. A browser that asks not to
 *  be tracked loses its cookie. */
export function meetVisitor(
  request: FastifyRequest,
  reply: FastifyReply,
  { projectKey, isSecure }: { projectKey: string; isSecure: boolean },
): string | null {
  const name = visitCookie(projectKey);
  if (asksForPrivacy(request)) {
    if (request.cookies[name]) reply.clearCookie(name, { path: '/' });
    return null;
  }
  if (!isReading(request)) return null;
  const shown = request.cookies[name];
  const token =
    shown && tokenPattern.test(shown) ? shown : randomBytes(tokenBytes).toString('base64url');
  reply.setCookie(name, token, {
    // The chat and the letters of the same server carry on what is found here.
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: returnMs / secondMs,
  });
  return hashOf(token);
}

/** Source: W3C, Tracking Preference Expression; Global Privacy Control. */
function asksForPrivacy({ headers }: FastifyRequest): boolean {
  return headers.dnt === '1' || headers['sec-gpc'] === '1';
}

function isReading({ method, headers }: FastifyRequest): boolean {
  const destination = headers['sec-fetch-dest'];
  const isPage = destination === undefined || destination === 'document';
  const isAhead = headers['sec-purpose'] !== undefined || headers.purpose === 'prefetch';
  return method !== 'HEAD' && isPage && !isAhead && !program.test(headers['user-agent'] ?? '');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
