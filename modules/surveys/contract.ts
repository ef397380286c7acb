import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { surveyTopic } from '#modules/channels/chat/contract.ts';
import {
  id,
  instant,
  language,
  page,
  pageQuery,
  route,
  translated,
} from '#platform/http/contract.ts';
import { maximumCommentLength } from './core/answering.ts';
import { notAskedReasons } from './core/invitation.ts';
import { loyaltyDivision, loyaltyReport, withinDays } from './core/loyalty-report.ts';

export const may = permissions('surveys', {
  read: ['lead', 'evaluator', 'analyst', 'administrator'],
});

export const refusals = {
  notFound: 'surveys.not-found',
  expired: 'surveys.expired',
  used: 'surveys.used',
  unknownQuestion: 'surveys.unknown-question',
  valueNotPossible: 'surveys.value-not-possible',
  tooLong: 'surveys.too-long',
} as const;

const surveyChannel = z.enum(['chat', 'email']);

const fiveLabels = z.tuple([translated, translated, translated, translated, translated]).readonly();
const ratingQuestion = z.object({
  kind: z.literal('rating'),
  key: z.string(),
  title: translated,
  /** The words for 1, 2, 3, 4 and 5. */
  labels: fiveLabels,
  isNotApplicableAllowed: z.boolean(),
});
const openQuestion = z.object({ kind: z.literal('open'), key: z.string(), title: translated });
export const question = z.discriminatedUnion('kind', [ratingQuestion, openQuestion]);
export type Question = z.infer<typeof question>;

/** What customers of a channel are asked. It never changes: better words make the next version. */
export const surveyVersion = z.object({
  id,
  projectId: id,
  channel: surveyChannel,
  version: z.number().int(),
  questions: z.array(question).readonly(),
});
export type SurveyVersion = z.infer<typeof surveyVersion>;

/** `partial`: some questions are answered. `complete`: every rating is. `expired`: none was. */
export const invitationState = z.enum(['not-sent', 'sent', 'partial', 'complete', 'expired']);
export type InvitationState = z.infer<typeof invitationState>;

/** Written for every contact that ends: what its customer was asked, and why not more. */
export const invitation = z.object({
  id,
  projectId: id,
  contactId: id,
  conversationId: id,
  customerId: id,
  agentId: id.nullable(),
  channel: surveyChannel,
  language,
  surveyVersionId: id,
  state: invitationState,
  /** Only the rating is asked, as the customer was asked for the rest not long ago. */
  isRatingAlone: z.boolean(),
  /** Why something is not asked; null when everything is. */
  notAskedReason: z.enum(notAskedReasons).nullable(),
  /** What the mail servers said, when it did not reach its customer (`bounced`). */
  deliveryFailure: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  firstAnsweredAt: instant.nullable(),
  completedAt: instant.nullable(),
  /** The answers that lists show: the overall rating, 1..5, and the customer's own words. */
  rating: z.number().int().nullable(),
  comment: z.string().nullable(),
});
export type Invitation = z.infer<typeof invitation>;

/** The last answer to a question. value and text are both null when it does not apply. */
export const answer = z.object({
  question: z.string(),
  value: z.number().int().nullable(),
  text: z.string().nullable(),
  /** In which the question was shown. */
  language,
  answeredAt: instant,
});
export type Answer = z.infer<typeof answer>;

/** An invitation with its questions and what was answered. */
export const survey = z.object({
  invitation,
  questions: z.array(question).readonly(),
  answers: z.array(answer),
  /** Answers that were replaced by later ones, oldest first. */
  earlierAnswers: z.array(answer),
});
export type Survey = z.infer<typeof survey>;

const aboutInvitation = z.object({ invitation });
/** In the chat it makes the widget ask for the survey. */
export const surveyInvited = defineEvent('survey.invited', aboutInvitation, ({ data }) => {
  const { channel, conversationId } = data.invitation;
  return channel === 'chat' ? [surveyTopic(conversationId)] : [];
});
export const surveyNotSent = defineEvent('survey.not-sent', aboutInvitation);
export const surveyExpired = defineEvent('survey.expired', aboutInvitation);
/** One question was answered, for the first time or anew. The subject is the invitation. */
export const surveyAnswered = defineEvent(
  'survey.answered',
  z.object({
    invitation,
    contactId: id,
    customerId: id,
    agentId: id.nullable(),
    channel: surveyChannel,
    question: z.string(),
    value: z.number().int().nullable(),
    text: z.string().nullable(),
    /** The overall rating as it stands after this answer. */
    rating: z.number().int().nullable(),
    isComplete: z.boolean(),
  }),
);

/** The questions that stand open before a visitor of the chat, in his language. */
export const openSurvey = z.object({
  invitationId: id,
  language,
  questions: z.array(
    z.object({
      key: z.string(),
      /** `rating`: the overall one, asked first. `attribute`: behind it, with the same scale. */
      kind: z.enum(['rating', 'attribute', 'open']),
      text: z.string(),
      /** The words for 1..5; empty for an open question. */
      labels: z.array(z.string()),
      isNotApplicableAllowed: z.boolean(),
    }),
  ),
  answers: z.array(answer.pick({ question: true, value: true, text: true })),
});
export type OpenSurvey = z.infer<typeof openSurvey>;

/** An answer as the chat hands it in: value for a rating (null: does not apply), else text. */
export const givenAnswer = z.object({
  invitationId: id,
  question: z.string().min(1).max(100),
  value: z.number().int().min(1).max(5).nullable().default(null),
  text: z.string().trim().max(maximumCommentLength).optional(),
});
export type GivenAnswer = z.infer<typeof givenAnswer>;

/** How many of the contacts that ended were asked, and how many answered. */
const counts = z.object({
  /** Contacts that ended. */
  ended: z.number().int(),
  asked: z.number().int(),
  /** With at least one answer. */
  answered: z.number().int(),
  complete: z.number().int(),
});
export const surveySummary = z.object({
  total: counts,
  /** answered / ended, 0..1: the end-to-end response rate; null when nothing ended. */
  responseRatio: z.number().nullable(),
  byChannel: z.array(counts.extend({ channel: surveyChannel })),
  byAgent: z.array(counts.extend({ agentId: id.nullable() })),
  notAsked: z.array(z.object({ reason: z.enum(notAskedReasons), contacts: z.number().int() })),
  /** Ratings by value, 1..5. */
  ratings: z.array(z.object({ rating: z.number().int(), answers: z.number().int() })),
});
export type SurveySummary = z.infer<typeof surveySummary>;

const inProject = z.object({ projectId: id });
const projectPath = '/projects/{projectId}';
const tags = ['Surveys'];

export const surveysContract = {
  list: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/survey-invitations`,
      summary: 'Invitations with rating and words, newest first; also those not sent, with reason',
      tags,
    })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        state: invitationState.optional(),
        channel: surveyChannel.optional(),
        agentId: id.optional(),
        maximumRating: z.coerce.number().int().min(1).max(5).optional(),
      }),
    )
    .output(page(invitation)),
  ofContact: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/contacts/{contactId}/survey`,
      summary: 'What the customer of a contact was asked and answered',
      tags,
    })
    .input(inProject.extend({ contactId: id }))
    .output(survey.nullable()),
  summary: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/survey-summary`,
      summary: 'Response rate end to end, and why customers were not asked',
      tags,
    })
    .input(inProject.extend({ from: instant, until: instant }))
    .output(surveySummary),
  loyalty: route(may.read)
    .route({
      method: 'GET',
      path: '/survey-loyalty',
      summary: 'What customers did and said after their contacts, by how satisfied they were',
      description: [
        'Of all my projects unless one is named. withinDays: within how many days somebody came',
        'back or ordered; when it is left out, the longest time that is over for enough contacts.',
      ].join(' '),
      tags,
    })
    .input(
      z.object({
        projectId: id.optional(),
        from: instant,
        until: instant,
        by: loyaltyDivision.default('channel'),
        withinDays: z.coerce.number().pipe(withinDays).optional(),
      }),
    )
    .output(loyaltyReport),
  versions: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/survey-versions`,
      summary: 'The questions, all versions, newest first',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(surveyVersion) })),
};
