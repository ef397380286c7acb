import { z } from 'zod';
import { id, instant } from '#platform/http/contract.ts';
import { maximumQuestions, question, questionTexts } from './question.ts';

/** `transactional`: about one contact. `relational`: about everything between a customer and the
 *  company. `client`: asks the people of the organisation that buys the service. */
export const surveyKind = z.enum(['transactional', 'relational', 'client']);
export type SurveyKind = z.infer<typeof surveyKind>;

/** Where a survey asks by itself about every contact that ends. */
export const surveyChannel = z.enum(['chat', 'email']);
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
  /** Of active surveys, each channel has one at most. */
  channels: z.array(surveyChannel).readonly(),
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
