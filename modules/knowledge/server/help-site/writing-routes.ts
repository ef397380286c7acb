import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { systemActor } from '#platform/context.ts';
import { id, language } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { articleAddress, personAddress } from '../../core/help-site/address.ts';
import { answer } from './answer.ts';
import { sayOpinion } from './feedback.ts';
import { readingPlace, type Sites } from './open-site.ts';
import { maximumCommentLength } from './pages/article-page.ts';
import { type LetterField, letterLimits, personPage } from './pages/person-page.ts';
import type { SiteView } from './pages/view.ts';
import { readArticle } from './reading.ts';
import { leafOf, siteOf } from './reading-routes.ts';
import { shownVisitor } from './visitor.ts';
import { reachPerson, type Visitor } from './visits.ts';

/** From one network, which may be a whole office. */
const opinionsPerMinute = 30;
const lettersPerMinute = 10;

const carriedQuery = z.object({
  q: z.string().max(300).catch(''),
  a: id.or(z.literal('')).catch(''),
});
const fields = z.object({
  name: z.string().trim().min(1).max(letterLimits.name),
  email: z.string().trim().pipe(z.email().max(letterLimits.email)),
  body: z.string().trim().min(1).max(letterLimits.body),
});
const sentLetter = carriedQuery.extend({
  id,
  name: z.string().catch(''),
  email: z.string().catch(''),
  body: z.string().catch(''),
  /** People do not see it; programs fill it in. */
  website: z.string().catch(''),
});
const opinion = z.object({
  helped: z.enum(['yes', 'no']),
  /** The text that was read: `ru.3`. */
  text: z
    .string()
    .regex(/^(en|ru|zh)\.[1-9]\d{0,5}$/)
    .transform((text) => ({
      language: language.parse(text.slice(0, 2)),
      number: Number(text.slice(3)),
    })),
  comment: z.string().trim().max(maximumCommentLength).optional(),
  earlier: id.optional(),
});

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** What readers send: whether an article helped, and questions for a person. */
export function writingRoutes(app: FastifyInstance, services: Services, sites: Sites): void {
  const limited = (max: number) => ({ config: { rateLimit: { max } } });

  app.post('/help/:key/:language/a/:slug/feedback', limited(opinionsPerMinute), (request, reply) =>
    takeOpinion(services, sites, { request, reply }),
  );

  app.get('/help/:key/:language/person', async (request, reply) => {
    const view = await siteOf(sites, request);
    const { q: query, a: articleId } = carriedQuery.parse(request.query);
    const isSent = z.object({ sent: z.string() }).safeParse(request.query).success;
    const blank = { name: '', email: '', body: '' };
    const carried = { query, ...(articleId && { articleId }) };
    const letter = { id: newId(), fields: blank, wrong: [], carried };
    const text = personPage(view, isSent ? null : letter);
    return answer(request, reply, { text, isFleeting: true });
  });

  app.post('/help/:key/:language/person', limited(lettersPerMinute), (request, reply) =>
    takeLetter(services, sites, { request, reply }),
  );
}

async function takeOpinion(
  services: Services,
  sites: Sites,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  refuseForeign(request, services.config.publicUrl);
  const { view, leafId: articleId } = await leafOf(sites, request);
  const given = opinion.safeParse(request.body).data ?? refuse('invalid-input');
  const content = await sites.read(view, (ctx) => readArticle(ctx, readingPlace(view), articleId));
  if (!content || content === 'gone') return refuse('not-found');
  const { language, number } = given.text;
  const text = content.article.texts.find((each) => each.language === language);
  const visitor = visitorOf(request, view);
  const hasHelped = given.helped === 'yes';
  const feedbackId = await services.database.run(systemActor, (ctx) =>
    sayOpinion(ctx, visitor, {
      ...{ projectId: view.project.id, articleId, language, hasHelped },
      number: Math.min(number, text?.number ?? refuse('not-found')),
      comment: given.comment ?? '',
      earlierId: given.earlier ?? null,
      place: 'help-site',
    }),
  );
  const kept = given.comment === undefined ? '' : '&kept';
  const address = articleAddress(view.place, { id: articleId, title: content.text.title });
  return reply.redirect(`${address}?said=${given.helped}&id=${feedbackId}${kept}#opinion`, 303);
}

async function takeLetter(
  services: Services,
  sites: Sites,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  refuseForeign(request, services.config.publicUrl);
  const view = await siteOf(sites, request);
  const take = view.ways.find((way) => way.take)?.take ?? refuse('not-found');
  const given = sentLetter.safeParse(request.body).data ?? refuse('invalid-input');
  const { id: letterId, q: query, a, name, email, body, website } = given;
  const articleId = a === '' ? undefined : a;
  const { data: letter, error } = fields.safeParse(given);
  if (!letter) {
    const wrong = error.issues.map(({ path }) => path[0] as LetterField);
    const carried = { query, ...(articleId && { articleId }) };
    const shown = { id: letterId, fields: { name, email, body }, wrong, carried };
    return answer(request, reply, { text: personPage(view, shown), status: 422, isFleeting: true });
  }
  if (website === '') {
    const { projectId, language } = readingPlace(view);
    const visitor = visitorOf(request, view);
    await services.database.run(systemActor, async (ctx) => {
      const conversationId = await take(ctx, { ...letter, id: letterId, projectId, language });
      await reachPerson(ctx, {
        ...{ projectId, language, conversationId, visitor, words: letter.body },
        told: { query, articleId: articleId ?? null },
      });
    });
  }
  return reply.redirect(`${personAddress(view.place)}?sent`, 303);
}

function visitorOf(request: FastifyRequest, { project, place }: SiteView): Visitor | null {
  const shown = shownVisitor(request, project.key);
  return shown && { projectId: project.id, ...shown, language: place.language };
}

/** Forms of other sites say nothing here: what a reader sends he has seen on our page.
 *  Source: OWASP, CSRF prevention, "Verifying origin". */
function refuseForeign({ headers, protocol, host }: FastifyRequest, publicUrl: string): void {
  const { origin } = headers;
  const isForeign = origin !== undefined && ![publicUrl, `${protocol}://${host}`].includes(origin);
  if (isForeign || headers['sec-fetch-site'] === 'cross-site') refuse('forbidden');
}
