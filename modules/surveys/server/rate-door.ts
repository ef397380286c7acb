import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type Language, language } from '#platform/http/contract.ts';
import type { Question } from '../contract.ts';
import type { AnswerValue } from '../core/answering.ts';
import { pagesOf } from '../core/asking.ts';
import { isChoice, maximumQuestions, questionKey } from '../core/question.ts';
import { answerByLink, answerValueOf, type LinkedSurvey, surveyOfLink } from './answers.ts';
import {
  languageField,
  type PageContent,
  type PageFace,
  pageField,
  pagePolicy,
  ratingPage,
} from './page.ts';
import { notApplicable, wordsField } from './page-fields.ts';

const formLimitBytes = 32_768;

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
});

/** The page behind the links of mails. Opening it records nothing, as mail scanners open every
 *  link; only what the customer sends is kept, each question on its own. */
export async function rateDoor(app: FastifyInstance, database: Database): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimitBytes },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );

    scope.get('/rate/:token', async (request, reply) => {
      const { token } = inPath.parse(request.params);
      const asked = query.parse(request.query);
      const page = await database.run(systemActor, async (ctx) => {
        const survey = await surveyOfLink(ctx, token);
        return contentOf(ctx, { survey, face: faceOf(survey, asked), language: asked.lang });
      });
      return show(reply, page);
    });

    scope.post('/rate/:token', async (request, reply) => {
      const { token } = inPath.parse(request.params);
      const form = request.body ?? new URLSearchParams();
      if (!(form instanceof URLSearchParams)) refuse('invalid-input');
      const shown = language.catch('en').parse(form.get(languageField));
      const next = await database.run(systemActor, async (ctx) => {
        const survey = await surveyOfLink(ctx, token);
        const given = survey && !survey.closed ? givenIn(survey, form) : [];
        if (survey && !survey.closed && survey.answers.length === 0 && given.length === 0) {
          const face = {
            kind: 'questions',
            index: 0,
            chosen: null,
            isChoiceMissing: true,
          } as const;
          return contentOf(ctx, { survey, face, language: shown });
        }
        for (const answer of given) await answerByLink(ctx, { token, ...answer, language: shown });
        const after = await surveyOfLink(ctx, token);
        return `?${after ? wayOn(after, form.get(pageField)) : ''}lang=${shown}`;
      });
      if (typeof next !== 'string') return show(reply, next);
      return reply.redirect(`/rate/${encodeURIComponent(token)}${next}`, 303);
    });
  });
}

/** What was filled in and is not known yet. */
function givenIn(
  { asked, answers }: LinkedSurvey,
  form: URLSearchParams,
): { question: string; value: AnswerValue }[] {
  return asked.flatMap((question) => {
    const value = valueIn(question, form);
    if (value === undefined) return [];
    const known = answers.find((answer) => answer.question === question.key);
    const isSame = known !== undefined && isDeepStrictEqual(answerValueOf(known), value);
    return isSame ? [] : [{ question: question.key, value }];
  });
}

function valueIn(question: Question, form: URLSearchParams): AnswerValue | undefined {
  const { key, kind } = question;
  const sent = form.getAll(key).flatMap((text) => text.trim() || []);
  const [first] = sent;
  if (first === undefined) return undefined;
  if (kind === 'open') return first;
  // Whoever says that nothing applies and chooses something nevertheless has chosen.
  const choices = sent.filter((text) => text !== notApplicable);
  if (choices.length === 0) return null;
  if (!isChoice(question)) return Number(first);
  const isOther = question.options.some((option) => option.isOther && choices.includes(option.key));
  const words = isOther ? form.get(wordsField(key))?.trim() : null;
  return { choices, words: words || null };
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

interface ShownPage {
  readonly index: number;
  readonly shown: readonly Question[];
}

function shownPages({ asked, questions }: LinkedSurvey): ShownPage[] {
  return pagesOf(asked).map((page, index) => ({
    index,
    shown: page.filter((question) => questions.includes(question)),
  }));
}

/** Whether a page has something to answer; own words may stay out. */
function isOpen({ answers }: LinkedSurvey): (page: ShownPage) => boolean {
  const answered = new Set(answers.map(({ question }) => question));
  return ({ shown }) => shown.some(({ kind, key }) => kind !== 'open' && !answered.has(key));
}

async function contentOf(
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
    questions: survey ? questionsOn(survey, face) : [],
    answers: survey?.answers ?? [],
  };
}

function questionsOn(survey: LinkedSurvey, face: PageFace): readonly Question[] {
  if (face.kind !== 'questions') return survey.questions;
  return shownPages(survey)[face.index]?.shown ?? [];
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
