import type { FastifyReply } from 'fastify';
import { getProject } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Question } from '../contract.ts';
import { pagesOf } from '../core/asking.ts';
import type { LinkedSurvey } from './answers.ts';
import { type PageContent, type PageFace, pagePolicy, ratingPage } from './page.ts';

/** A page of a survey: of its questions, those that are shown. index: from 0. */
export interface ShownPage {
  readonly index: number;
  readonly shown: readonly Question[];
}

/** The pages of a survey as its answers stand. */
export function shownPages({
  asked,
  questions,
}: Pick<LinkedSurvey, 'asked' | 'questions'>): ShownPage[] {
  return pagesOf(asked).map((page, index) => ({
    index,
    shown: page.filter((question) => questions.includes(question)),
  }));
}

/** Everything that a face shows. language: the one that was asked for. */
export async function contentOf(
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
    openedAt: ctx.now,
    mayStop: survey?.invitation.customerId != null,
    embedOrigins: survey?.embedOrigins ?? [],
    token: null,
  };
}

function questionsOn(survey: LinkedSurvey, face: PageFace): readonly Question[] {
  if (face.kind !== 'questions') return survey.questions;
  return shownPages(survey)[face.index]?.shown ?? [];
}

/** Answers with a page. */
export function show(reply: FastifyReply, page: PageContent): FastifyReply {
  return reply
    .code(page.face.kind === 'unknown' ? 404 : 200)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': pagePolicy(page.embedOrigins),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .send(ratingPage(page));
}
