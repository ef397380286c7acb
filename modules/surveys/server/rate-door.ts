import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordConsent } from '#modules/customers/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { language } from '#platform/http/contract.ts';
import type { Invitation } from '../contract.ts';
import { maximumQuestions, questionKey } from '../core/question.ts';
import { answerByLink, type LinkedSurvey, surveyOfLink } from './answers.ts';
import { choiceIn, formOf, givenIn, marksOf, takeForms } from './form.ts';
import { type PageContent, type PageFace, pageField, stopField } from './page.ts';
import { contentOf, type ShownPage, show, shownPages } from './page-content.ts';
import { noteOpening, noteSending } from './visiting.ts';

const inPath = z.object({ token: z.string().max(100).catch('') });
const query = z.object({
  /** The answer of the link in the mail. It only preselects. */
  r: questionKey
    .or(z.string().regex(/^\d{1,2}$/))
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(0).max(maximumQuestions).optional().catch(undefined),
  lang: language.optional().catch(undefined),
  change: z.string().optional(),
  done: z.string().optional(),
  stop: z.string().optional(),
});

/** The page behind the links of mails. Opening it answers nothing, as mail scanners open every
 *  link: that is only noted. What the customer sends is kept, each question on its own. */
export async function rateDoor(app: FastifyInstance, database: Database): Promise<void> {
  await app.register(async (scope) => {
    takeForms(scope);

    scope.get('/rate/:token', async (request, reply) => {
      const { token } = inPath.parse(request.params);
      const asked = query.parse(request.query);
      const page = await database.run(systemActor, async (ctx) => {
        const survey = await surveyOfLink(ctx, token);
        if (survey && !survey.closed && survey.answers.length === 0) {
          const opening = { choice: asked.r ?? null, isAhead: isFetchedAhead(request) };
          await noteOpening(ctx, survey.invitation, opening);
        }
        return contentOf(ctx, { survey, face: faceOf(survey, asked), language: asked.lang });
      });
      return show(reply, page);
    });

    scope.post('/rate/:token', async (request, reply) => {
      const { token } = inPath.parse(request.params);
      const form = formOf(request.body);
      const next = await database.run(systemActor, (ctx) => takeForm(ctx, { token, form }));
      if (typeof next !== 'string') return show(reply, next);
      return reply.redirect(`/rate/${encodeURIComponent(token)}${next}`, 303);
    });
  });
}

/** Browsers and mail programs that fetch a page before anybody has asked for it say so. */
function isFetchedAhead({ method, headers }: FastifyRequest): boolean {
  const purposes = [headers['sec-purpose'], headers.purpose, headers['x-purpose']];
  return method === 'HEAD' || purposes.some((each) => /prefetch|preview/.test(String(each)));
}

/** Keeps what a form says. Gives where to go on, or the page to show again. */
export async function takeForm(
  ctx: Context,
  { token, form }: { token: string; form: URLSearchParams },
): Promise<string | PageContent> {
  const { language: shown, ...marks } = marksOf(form, ctx.now);
  const survey = await surveyOfLink(ctx, token);
  if (survey && form.has(stopField)) {
    await stopAsking(ctx, survey.invitation);
    return contentOf(ctx, { survey, face: { kind: 'stopped' }, language: shown });
  }
  const given = survey && !survey.closed ? givenIn(survey, form) : [];
  if (survey && !survey.closed && survey.answers.length === 0 && given.length === 0) {
    const face = { kind: 'questions', index: 0, chosen: null, isChoiceMissing: true } as const;
    return contentOf(ctx, { survey, face, language: shown });
  }
  if (survey && !survey.closed) {
    const sending = { ...marks, questions: given.length, choice: choiceIn(survey.asked[0], form) };
    const flags = await noteSending(ctx, survey.invitation, sending);
    for (const answer of given) {
      await answerByLink(ctx, { token, ...answer, language: shown, flags });
    }
  }
  const after = await surveyOfLink(ctx, token);
  return `?${after ? wayOn(after, form.get(pageField)) : ''}lang=${shown}`;
}

/** The customer wants no surveys any more, in no channel. */
async function stopAsking(ctx: Context, { projectId, customerId }: Invitation): Promise<void> {
  if (!customerId) return;
  const said = {
    purpose: 'survey',
    channel: null,
    state: 'withdrawn',
    source: 'survey-page',
  } as const;
  await recordConsent(ctx, { projectId, customerId, ...said });
}

/** Where to go after a page was sent: to the next one that shows anything. */
function wayOn(survey: LinkedSurvey, sent: string | null): string {
  const pages = shownPages(survey);
  const next = /^\d+$/.test(sent ?? '')
    ? pages.find(({ index, shown }) => index > Number(sent) && shown.length > 0)
    : pages.find(isOpen(survey));
  return next ? `page=${next.index}&` : 'done&';
}

function faceOf(survey: LinkedSurvey | null, asked: z.infer<typeof query>): PageFace {
  if (!survey) return { kind: 'unknown' };
  if (asked.stop !== undefined && survey.invitation.customerId) return { kind: 'stop' };
  if (survey.closed) return { kind: survey.closed };
  const page = { kind: 'questions', isChoiceMissing: false } as const;
  if (survey.answers.length === 0) return { ...page, index: 0, chosen: asked.r ?? null };
  if (asked.change !== undefined) return { kind: 'everything' };
  const pages = shownPages(survey);
  const open = pages.find(isOpen(survey));
  const wanted = pages.find(({ index, shown }) => index === asked.page && shown.length > 0);
  const shown = asked.done === undefined ? (wanted ?? open) : undefined;
  if (shown) return { ...page, index: shown.index, chosen: null };
  return { kind: 'thanks', isRestOpen: open !== undefined };
}

/** Whether a page has something to answer; own words may stay out. */
function isOpen({ answers }: LinkedSurvey): (page: ShownPage) => boolean {
  const answered = new Set(answers.map(({ question }) => question));
  return ({ shown }) => shown.some(({ kind, key }) => kind !== 'open' && !answered.has(key));
}
