import { z } from 'zod';
import { id, instant } from '#platform/http/contract.ts';
import { maximumQuestions, question, questionTexts } from './question.ts';
import { surveyRules } from './rules.ts';
import { surveyKind } from './survey-kind.ts';

export type { SurveyKind } from './survey-kind.ts';

/** Where a survey asks: by itself in the chat and by mail; by `link` whoever opens its page. */
export const surveyChannel = z.enum(['chat', 'email', 'link']);
export type SurveyChannel = z.infer<typeof surveyChannel>;

/** Drafts may be longer than what can be published, so that nothing is lost while sorting out. */
const maximumDraftQuestions = 2 * maximumQuestions;
const questions = z.array(question).readonly();
export const draftQuestions = z.array(question).max(maximumDraftQuestions).readonly();

/** What is asked, and where. People edit the draft; customers are asked its last version. */
export const survey = z.object({
  id,
  projectId: id,
  name: questionTexts,
  kind: surveyKind,
  /** Of active surveys with the same trigger about a contact, each channel has one at most. */
  channels: z.array(surveyChannel).readonly(),
  rules: surveyRules,
  /** Names the survey in the address of its page, `/survey/KEY`. */
  linkKey: z.string(),
  isActive: z.boolean(),
  /** Counts every change. Who changes a survey says which revision he has seen. */
  revision: z.number().int(),
  draft: questions,
  changedAt: instant,
  changedBy: id,
});
export type Survey = z.infer<typeof survey>;

/** The questions of a survey as they were published. It never changes: better words make the next
 *  version. */
export const surveyVersion = z.object({
  id,
  projectId: id,
  surveyId: id,
  version: z.number().int(),
  questions,
  publishedAt: instant,
  publishedBy: id,
});
export type SurveyVersion = z.infer<typeof surveyVersion>;
