import { contactClosed, contactRecoded } from '#modules/contacts/contract.ts';
import { evaluationCompleted } from '#modules/quality/contract.ts';
import { surveyAnswered } from '#modules/surveys/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { hearCoding, hearEvaluation, hearRating } from './hearing.ts';

/** Brings what customers said to the departments that it concerns. */
export const learningSubscriber = subscriber('learning', [
  on(evaluationCompleted, (ctx, { data }) => hearEvaluation(ctx, data.evaluation)),
  on(contactClosed, (ctx, { data }) => hearCoding(ctx, data.contact)),
  on(contactRecoded, (ctx, { data }) => hearCoding(ctx, data.contact)),
  on(surveyAnswered, (ctx, { data }) => hearRating(ctx, data.invitation)),
]);
