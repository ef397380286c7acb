import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import type { Instant } from '#kernel/time.ts';
import type { Services } from '#platform/module.ts';
import { refusals } from '../contract.ts';
import type { SignedIdentity } from '../core/identity.ts';
import type { Directory, WidgetInProject } from './directory.ts';
import { samplePage } from './sample-page.ts';
import { secretOf, sign } from './secret.ts';

const params = z.object({ publicKey: z.string().max(40) });
const query = z.object({ as: z.string().max(200).optional() });

/** Serves `/sample/:publicKey`: a page of a client's site with the widget at work. Where the widget
 *  has sample people, `?as=` shows it to one of them, signed as a site would. */
export function sampleDoor(
  app: FastifyInstance,
  { config, database }: Services,
  directory: Directory,
): void {
  app.get('/sample/:publicKey', async (request, reply) => {
    const { publicKey } = params.safeParse(request.params).data ?? refuse(refusals.notFound);
    const widget = (await directory.widget(publicKey)) ?? refuse(refusals.notFound);
    const { as } = query.safeParse(request.query).data ?? {};
    const secret = secretOf(config.secret, widget);
    const identity = identityOf(widget, { as, secret, now: database.clock() });
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': policy(nonce),
      })
      .send(samplePage({ widget, identity, nonce }));
  });
}

function identityOf(
  { samplePeople }: WidgetInProject,
  { as, secret, now }: { as: string | undefined; secret: string; now: Instant },
): SignedIdentity | null {
  const person = samplePeople.find(({ externalId }) => externalId === as);
  if (!person) return null;
  const claim = { ...person, issuedAt: now };
  return { ...claim, signature: sign(secret, claim) };
}

/** Strict, so that the page also proves that the widget needs no more than this. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
