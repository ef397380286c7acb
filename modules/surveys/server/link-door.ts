import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toString as drawCode } from 'qrcode';
import { z } from 'zod';
import { type Context, systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type Language, language } from '#platform/http/contract.ts';
import { isSurveyToken, surveyToken } from '../core/token.ts';
import { surveyOfLink } from './answers.ts';
import { formOf, takeForms } from './form.ts';
import { beginByLink, surveyBehind } from './link-survey.ts';
import { languageField, type PageContent, type PageFace, tokenField } from './page.ts';
import { show } from './page-content.ts';
import { takeForm } from './rate-door.ts';

/** An office or a school comes from one address; more than that in a minute is a program. */
const formsPerMinute = 60;
const cookieName = 'heed-survey';
const cookieDays = 90;
const daySeconds = 86_400;

const inPath = z.object({ key: z.string().max(100).catch('') });
const query = z.object({ lang: language.optional().catch(undefined) });

/** The public page of a survey, for a link, a QR code or a frame within another site. Everybody who
 *  answers gets an invitation of his own and goes on behind its link; who comes back is led there.
 *  Opening the page keeps nothing. */
export async function linkDoor(
  app: FastifyInstance,
  { database, publicUrl }: { database: Database; publicUrl: string },
): Promise<void> {
  const isSecure = publicUrl.startsWith('https:');

  await app.register(async (scope) => {
    takeForms(scope);

    scope.get('/survey/:key', async (request, reply) => {
      const { key } = inPath.parse(request.params);
      const lang = query.parse(request.query).lang;
      const known = request.cookies[cookieName] ?? '';
      const page = await database.run(systemActor, async (ctx) => {
        if (await isOfSurvey(ctx, { key, token: known })) return known;
        return pageOf(ctx, { key, language: lang ?? preferredLanguage(request) });
      });
      if (typeof page === 'string') return reply.redirect(`/rate/${page}`, 303);
      return show(reply, page);
    });

    const config = { rateLimit: { max: formsPerMinute } };
    scope.post('/survey/:key', { config }, async (request, reply) => {
      const { key } = inPath.parse(request.params);
      const form = formOf(request.body);
      const shown = language.catch('en').parse(form.get(languageField));
      const sent = form.get(tokenField) ?? '';
      const token = isSurveyToken(sent) ? sent : newToken();
      const next = await database.run(systemActor, async (ctx) => {
        const known = request.cookies[cookieName] ?? '';
        const isKnown = await isOfSurvey(ctx, { key, token: known });
        const isDuplicate = isKnown && known !== token;
        const begun = await beginByLink(ctx, { key, token, form, language: shown, isDuplicate });
        if (begun) return takeForm(ctx, { token, form });
        return pageOf(ctx, { key, language: shown, isChoiceMissing: true });
      });
      if (typeof next !== 'string') return show(reply, next);
      setCookie(reply, { key, token, isSecure });
      return reply.redirect(`/rate/${token}${next}`, 303);
    });

    scope.get('/survey/:key/qr.svg', async (request, reply) => {
      const { key } = inPath.parse(request.params);
      const address = `${publicUrl}/survey/${encodeURIComponent(key)}`;
      const svg = await drawCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
      return reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(svg);
    });
  });
}

/** Whether a link is one that this survey has given to somebody. */
async function isOfSurvey(
  ctx: Context,
  { key, token }: { key: string; token: string },
): Promise<boolean> {
  if (!isSurveyToken(token)) return false;
  const behind = await surveyBehind(ctx, key);
  const linked = behind && (await surveyOfLink(ctx, token));
  const { surveyVersionId, projectId } = linked?.invitation ?? {};
  return (
    projectId === behind?.projectId && behind?.versionIds.includes(surveyVersionId ?? '') === true
  );
}

async function pageOf(
  ctx: Context,
  page: { key: string; language: Language | undefined; isChoiceMissing?: boolean },
): Promise<PageContent> {
  const behind = await surveyBehind(ctx, page.key);
  const { isChoiceMissing = false } = page;
  const face: PageFace = behind
    ? { kind: 'questions', index: 0, chosen: null, isChoiceMissing }
    : { kind: 'unknown' };
  return {
    face,
    language: page.language ?? behind?.language ?? 'en',
    projectName: behind?.projectName ?? '',
    colour: behind?.colour ?? 'teal',
    questions: behind?.questions.slice(0, 1) ?? [],
    answers: [],
    openedAt: ctx.now,
    mayStop: false,
    embedOrigins: behind?.embedOrigins ?? [],
    token: newToken(),
  };
}

function newToken(): string {
  return surveyToken((bytes) => crypto.getRandomValues(bytes));
}

/** The first language of the browser that we speak. */
function preferredLanguage({ headers }: FastifyRequest): Language | undefined {
  const wanted = (headers['accept-language'] ?? '').split(',').slice(0, 10);
  const found = wanted.flatMap(
    (each) => language.safeParse(each.trim().slice(0, 2).toLowerCase()).data ?? [],
  );
  return found[0];
}

/** A page in a frame of another site keeps its own cookie there, apart from all other sites. */
function setCookie(
  reply: FastifyReply,
  { key, token, isSecure }: { key: string; token: string; isSecure: boolean },
): void {
  reply.setCookie(cookieName, token, {
    path: `/survey/${key}`,
    httpOnly: true,
    maxAge: cookieDays * daySeconds,
    ...(isSecure
      ? { secure: true, sameSite: 'none', partitioned: true }
      : { sameSite: 'lax' as const }),
  });
}
