import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type Language, language } from '#platform/http/contract.ts';
import type { Question } from '../contract.ts';
import type { AnswerValue } from '../core/answering.ts';
import { ratingKey } from '../core/survey.ts';
import { answerByLink, type LinkedSurvey, surveyOfLink } from './answers.ts';
import { type PageContent, type PageFace, pagePolicy, ratingPage } from './page.ts';

const formLimitBytes = 32_768;

const inPath = z.object({ token: z.string().max(100).catch('') });
const query = z.object({
  /** The score of the link in the mail. It only preselects. */
  r: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  lang: language.optional().catch(undefined),
  change: z.string().optional(),
  done: z.string().optional(),
});

/** A form as it is sent: answers by question. */
const sent = z.record(z.string(), z.string()).and(z.object({ lang: language.catch('en') }));

/** The page behind the links of mails. Opening it records nothing, as mail scanners open every
 *  link; only what the customer sends is kept, each question on its own. */
export async function rateDoor(app: FastifyInstance, database: Database): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimitBytes },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );

    scope.get('/rate/:token', async (request, reply) => {
      const { token } = inPath.parse(request.params);
      const asked = query.parse(request.query);
      const page = await database.run(systemActor, async (ctx) => {
        const survey = await surveyOfLink(ctx, token);
        return pageOf(ctx, { survey, face: faceOf(survey, asked), language: asked.lang });
      });
      return show(reply, page);
    });

    scope.post('/rate/:token', async (request, reply) => {
      const { token } = inPath.parse(request.params);
      const { lang: shown, ...answers } =
        sent.safeParse(request.body ?? {}).data ?? refuse('invalid-input');
      const next = await database.run(systemActor, async (ctx) => {
        const survey = await surveyOfLink(ctx, token);
        const isRated = survey?.answers.some(({ question }) => question === ratingKey) ?? false;
        if (survey && !survey.closed && !isRated && !answers[ratingKey]) {
          const face: PageFace = { kind: 'rating', chosen: null, isChoiceMissing: true };
          return pageOf(ctx, { survey, face, language: shown });
        }
        if (survey) await keepAnswers(ctx, { survey, token, answers, language: shown });
        return `?${isRated ? 'done&' : ''}lang=${shown}`;
      });
      if (typeof next !== 'string') return show(reply, next);
      return reply.redirect(`/rate/${encodeURIComponent(token)}${next}`, 303);
    });
  });
}

/** Keeps what was filled in. A link that was used up or expired meanwhile says so when shown. */
async function keepAnswers(
  ctx: Context,
  given: {
    survey: LinkedSurvey;
    token: string;
    answers: Readonly<Record<string, string>>;
    language: Language;
  },
): Promise<void> {
  const { survey, token, answers, language: shown } = given;
  if (survey.closed) return;
  for (const question of survey.questions) {
    const text = answers[question.key]?.trim();
    if (!text) continue;
    const value = readValue(question, text);
    if (isSame(survey, question.key, value)) continue;
    await answerByLink(ctx, { token, question: question.key, value, language: shown });
  }
}

function readValue(question: Question, text: string): AnswerValue {
  if (question.kind === 'open') return text;
  return text === 'none' ? null : Number(text);
}

function isSame({ answers }: LinkedSurvey, key: string, value: AnswerValue): boolean {
  const known = answers.find(({ question }) => question === key);
  return known !== undefined && (known.text ?? known.value) === value;
}

function faceOf(survey: LinkedSurvey | null, asked: z.infer<typeof query>): PageFace {
  if (!survey) return { kind: 'unknown' };
  if (survey.closed) return { kind: survey.closed };
  const answered = new Set(survey.answers.map(({ question }) => question));
  if (!answered.has(ratingKey)) {
    return { kind: 'rating', chosen: asked.r ?? null, isChoiceMissing: false };
  }
  if (asked.change !== undefined) return { kind: 'everything' };
  const isRestOpen = survey.questions.some(
    ({ kind, key }) => kind === 'rating' && !answered.has(key),
  );
  if (asked.done !== undefined || !isRestOpen) return { kind: 'thanks', isRestOpen };
  return { kind: 'attributes' };
}

async function pageOf(
  ctx: Context,
  page: {
    survey: LinkedSurvey | null;
    face: PageFace;
    language: Language | undefined;
  },
): Promise<PageContent> {
  const { survey, face } = page;
  const project = survey && (await getProject(ctx, survey.invitation.projectId));
  return {
    face,
    language: page.language ?? survey?.invitation.language ?? 'en',
    projectName: project?.name ?? '',
    colour: project?.colour ?? 'teal',
    questions: survey?.questions ?? [],
    answers: survey?.answers ?? [],
  };
}

function show(reply: FastifyReply, page: PageContent): FastifyReply {
  return reply
    .code(page.face.kind === 'unknown' ? 404 : 200)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': pagePolicy,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .send(ratingPage(page));
}
