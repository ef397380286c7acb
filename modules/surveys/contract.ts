import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { surveyTopic } from '#modules/channels/chat/contract.ts';
import { id, instant, language, page, pageQuery, route } from '#platform/http/contract.ts';
import { analysisRoutes } from './core/analysis/routes.ts';
import { maximumCommentLength } from './core/answering.ts';
import { answerFlag } from './core/flags.ts';
import { notAskedReasons } from './core/invitation.ts';
import { loyaltyDivision, loyaltyReport, withinDays } from './core/loyalty-report.ts';
import { openAnswersPage, wordsFilter } from './core/open-answers-report.ts';
import { maximumOptions, question, questionKey, questionTexts } from './core/question.ts';
import { surveyRules, surveyTrigger } from './core/rules.ts';
import { draftQuestions, survey, surveyChannel, surveyVersion } from './core/survey.ts';
import { templateKeys } from './core/templates/templates.ts';

export type { DriverAnalysis } from './core/analysis/analysis.ts';
export type { AnalysisReport } from './core/analysis/report.ts';
export type { AnalysisChoices } from './core/analysis/routes.ts';
export type { Question } from './core/question.ts';
export type { Survey, SurveyVersion } from './core/survey.ts';

export const may = permissions('surveys', {
  read: ['lead', 'evaluator', 'analyst', 'administrator'],
  design: ['lead', 'analyst', 'administrator'],
  /** Answers that were kept apart count again. */
  liftFlags: ['lead', 'analyst', 'administrator'],
});

export const refusals = {
  notFound: 'surveys.not-found',
  expired: 'surveys.expired',
  used: 'surveys.used',
  unknownQuestion: 'surveys.unknown-question',
  valueNotPossible: 'surveys.value-not-possible',
  tooLong: 'surveys.too-long',
  flawedSurvey: 'surveys.flawed-survey',
  changedMeanwhile: 'surveys.changed-meanwhile',
  unchanged: 'surveys.unchanged',
  notPublished: 'surveys.not-published',
  noChannel: 'surveys.no-channel',
  channelTaken: 'surveys.channel-taken',
  analysisOver: 'surveys.analysis-over',
  tooManyAnalyses: 'surveys.too-many-analyses',
  flawedRules: 'surveys.flawed-rules',
} as const;

/** `partial`: some questions are answered. `complete`: all that are shown, except for own words
 *  and whether they may be quoted. `expired`: none was. */
export const invitationState = z.enum(['not-sent', 'sent', 'partial', 'complete', 'expired']);
export type InvitationState = z.infer<typeof invitationState>;

/** What makes somebody be asked: a trigger of a survey, or that he opened the page of its link. */
const triggerNames = surveyTrigger.options.map(({ shape }) => shape.on.value);
const invitationSource = z.enum([...triggerNames, 'link']);

/** Written for every contact that ends: what its customer was asked, and why not more; and for
 *  everybody who is asked otherwise. */
export const invitation = z.object({
  id,
  projectId: id,
  source: invitationSource,
  /** The contact it is about, with its conversation; null: about none. */
  contactId: id.nullable(),
  conversationId: id.nullable(),
  /** Null: whoever opened the page of a link. */
  customerId: id.nullable(),
  agentId: id.nullable(),
  channel: surveyChannel,
  language,
  /** Null: no survey was in use. */
  surveyVersionId: id.nullable(),
  /** Keys of the questions that the customer is asked, logic aside; others take their turn. */
  askedQuestions: z.array(z.string()).readonly(),
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
  /** The lowest rating of an attribute, 1..5. */
  lowestAttribute: z.number().int().nullable(),
  remindersSent: z.number().int(),
  /** Why the answers are kept apart from the figures; empty when they count. */
  flags: z.array(answerFlag).readonly(),
  /** What a person took off again; it does not come back. */
  liftedFlags: z.array(answerFlag).readonly(),
});
export type Invitation = z.infer<typeof invitation>;

/** The last answer to a question. When it does not apply, value, choices and text are null. */
export const answer = z.object({
  question: z.string(),
  /** On the question's scale. */
  value: z.number().int().nullable(),
  /** Keys of the options that were chosen; text is then what was meant by "other". */
  choices: z.array(z.string()).readonly().nullable(),
  text: z.string().nullable(),
  /** In which the question was shown. */
  language,
  answeredAt: instant,
});
export type Answer = z.infer<typeof answer>;

/** Openings of a link and sendings of its form: none of them is an answer. */
const visits = z.object({
  openings: z.number().int(),
  /** By programs that follow links before a person does. */
  programOpenings: z.number().int(),
  isScanned: z.boolean(),
  /** Forms that were sent once more with the same answers: they count once. */
  repeatedSendings: z.number().int(),
  /** What the last link that was opened has chosen; null when it was sent or there is none. */
  provisionalChoice: z.string().nullable(),
});
export type Visits = z.infer<typeof visits>;

/** An invitation with its questions and what was answered. */
export const filledSurvey = z.object({
  invitation,
  /** What was asked and, as the answers stand, shown. */
  questions: z.array(question).readonly(),
  answers: z.array(answer),
  /** Answers that were replaced by later ones, oldest first. */
  earlierAnswers: z.array(answer),
  visits,
});
export type FilledSurvey = z.infer<typeof filledSurvey>;

const aboutInvitation = z.object({ invitation });
/** In the chat it makes the widget ask for the survey. */
export const surveyInvited = defineEvent('survey.invited', aboutInvitation, ({ data }) => {
  const { channel, conversationId } = data.invitation;
  return channel === 'chat' && conversationId ? [surveyTopic(conversationId)] : [];
});
export const surveyNotSent = defineEvent('survey.not-sent', aboutInvitation);
export const surveyExpired = defineEvent('survey.expired', aboutInvitation);
/** A person took a flag off. */
export const surveyUnflagged = defineEvent('survey.unflagged', aboutInvitation);
/** One question was answered, for the first time or anew. The subject is the invitation. */
export const surveyAnswered = defineEvent(
  'survey.answered',
  z.object({
    invitation,
    contactId: id.nullable(),
    customerId: id.nullable(),
    agentId: id.nullable(),
    channel: surveyChannel,
    ...answer.pick({ question: true, value: true, choices: true, text: true }).shape,
    /** The overall rating as it stands after this answer. */
    rating: z.number().int().nullable(),
    isComplete: z.boolean(),
  }),
);

/** The questions that stand open before a visitor of the chat, in his language. Each answer may
 *  bring up others or take some away. */
export const openSurvey = z.object({
  invitationId: id,
  language,
  questions: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['rating', 'recommend', 'effort', 'single', 'multiple', 'open']),
      isOverall: z.boolean(),
      text: z.string(),
      /** The values of a scale, worst first. */
      values: z.array(z.number().int()),
      /** The words for each value of a rating, or for both ends of another scale. */
      labels: z.array(z.string()),
      options: z.array(z.object({ key: z.string(), text: z.string(), isOther: z.boolean() })),
      isNotApplicableAllowed: z.boolean(),
    }),
  ),
  answers: z.array(answer.pick({ question: true, value: true, choices: true, text: true })),
});
export type OpenSurvey = z.infer<typeof openSurvey>;

/** An answer as the chat hands it in: a value on the question's scale, or the choices with what is
 *  meant by "other", or text. Nothing of it: the question does not apply. */
export const givenAnswer = z.object({
  invitationId: id,
  question: z.string().min(1).max(100),
  value: z.number().int().nullable().default(null),
  choices: z.array(questionKey).min(1).max(maximumOptions).optional(),
  text: z.string().trim().max(maximumCommentLength).optional(),
});
export type GivenAnswer = z.infer<typeof givenAnswer>;

/** A survey in the list of those who make them. */
export const surveyEntry = survey.omit({ draft: true }).extend({
  /** The version that customers are asked; null while none is published. */
  version: z.number().int().nullable(),
  publishedAt: instant.nullable(),
  questionCount: z.number().int(),
  hasUnpublishedChanges: z.boolean(),
  /** Contacts that were asked, over all versions. */
  invitationCount: z.number().int(),
  /** Of these, the ones with at least one answer. */
  answeredCount: z.number().int(),
});
export type SurveyEntry = z.infer<typeof surveyEntry>;

/** A version in the history of its survey. */
export const versionEntry = surveyVersion.omit({ questions: true }).extend({
  /** Null: Heed, together with the project. */
  authorName: z.string().nullable(),
  questionCount: z.number().int(),
  invitationCount: z.number().int(),
  answeredCount: z.number().int(),
});
export type VersionEntry = z.infer<typeof versionEntry>;

/** How many of the contacts that ended were asked, and how many answered. */
const counts = z.object({
  /** Contacts that ended, and other occasions to ask. */
  ended: z.number().int(),
  asked: z.number().int(),
  /** With at least one answer, of those that count. */
  answered: z.number().int(),
  complete: z.number().int(),
  /** With answers that are kept apart. */
  flagged: z.number().int(),
});
const notAsked = z.object({ reason: z.enum(notAskedReasons), contacts: z.number().int() });
export const surveySummary = z.object({
  total: counts,
  /** answered / ended, 0..1: the end-to-end response rate; null when nothing ended. */
  responseRatio: z.number().nullable(),
  byChannel: z.array(counts.extend({ channel: surveyChannel })),
  byAgent: z.array(counts.extend({ agentId: id.nullable() })),
  notAsked: z.array(notAsked),
  /** Answers of people who opened the page of a link; they belong to no rate. */
  byLink: counts,
  /** Ratings by value, 1..5. */
  ratings: z.array(z.object({ rating: z.number().int(), answers: z.number().int() })),
});
export type SurveySummary = z.infer<typeof surveySummary>;

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const compared = z.object({
  own: estimate.nullable(),
  n: z.number().int(),
  difference: estimate.nullable(),
  p: z.number().nullable(),
  verdict: z.enum(['too-few', 'like-others', 'unlike']),
});
/** Who answers when, who was kept apart, and whether the system asks all agents' customers alike.
 *  Shares are 0..1, intervals of 95 %. */
export const responseReport = z.object({
  /** By the hour of asking in the project's time zone, 0..23. */
  byHour: z.array(
    z.object({
      ...{ hour: z.number().int(), asked: z.number().int(), answered: z.number().int() },
      share: estimate.nullable(),
    }),
  ),
  /** By the hours since asking. */
  curve: z.array(
    z.object({
      ...{ hours: z.number().int(), answered: z.number().int() },
      share: estimate.nullable(),
    }),
  ),
  asked: z.number().int(),
  byAgent: z.array(z.object({ agentId: id, asked: compared, answered: compared })),
  flags: z.array(z.object({ flag: answerFlag, invitations: z.number().int() })),
  /** What each survey decided, also where another one asked. */
  bySurvey: z.array(
    z.object({
      surveyId: id,
      name: questionTexts,
      everything: z.number().int(),
      ratingAlone: z.number().int(),
      notAsked: z.array(notAsked),
    }),
  ),
  reminders: z.object({
    /** Invitations of which so many reminders were sent in all. */
    sent: z.number().int(),
    /** Of the invitations that were reminded of, so many have answered since. */
    reminded: z.number().int(),
    answered: z.number().int(),
  }),
});
export type ResponseReport = z.infer<typeof responseReport>;

/** Own words of which contacts. No project: all that I see. */
export const wordsOfPeriod = wordsFilter.extend({
  projectId: id.optional(),
  from: instant,
  until: instant,
});

const inProject = z.object({ projectId: id });
const ofSurvey = inProject.extend({ surveyId: id });
/** revision: the one that the editor has seen. */
const ofRevision = ofSurvey.extend({ revision: z.number().int() });
const projectPath = '/projects/{projectId}';
const tags = ['Surveys'];

const answers = {
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
        /** Only answers that are kept apart, or only those that count. */
        flags: z.enum(['only', 'none']).optional(),
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
    .output(filledSurvey.nullable()),
  summary: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/survey-summary`,
      summary: 'Response rate end to end, and why customers were not asked',
      tags,
    })
    .input(inProject.extend({ from: instant, until: instant }))
    .output(surveySummary),
  response: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/survey-response`,
      summary: 'Response by hour and by time since asking, what surveys decided, and bias by agent',
      tags,
    })
    .input(inProject.extend({ from: instant, until: instant }))
    .output(responseReport),
  liftFlag: route(may.liftFlags)
    .route({
      method: 'DELETE',
      path: `${projectPath}/survey-invitations/{invitationId}/flags/{flag}`,
      summary: 'Let answers count that were kept apart',
      tags,
    })
    .input(inProject.extend({ invitationId: id, flag: answerFlag }))
    .output(invitation),
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
  words: route(may.read)
    .route({
      method: 'GET',
      path: '/survey-words',
      summary: 'What customers wrote in their own words, newest first, with its groups',
      description: [
        'Of all my projects unless one is named. E-mail addresses, links, long numbers and the',
        'name of the customer are masked. An answer belongs to the reason of its contact, or to',
        'each attribute that the same customer rated 1 or 2. Groups are counted whatever group',
        'and satisfaction are chosen. query finds all forms of its words.',
      ].join(' '),
      tags,
    })
    .input(wordsOfPeriod.extend(pageQuery.shape))
    .output(openAnswersPage),
};

const design = {
  list: route(may.design)
    .route({
      method: 'GET',
      path: `${projectPath}/surveys`,
      summary: 'The surveys of a project, those in use first',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(surveyEntry) })),
  show: route(may.design)
    .route({
      method: 'GET',
      path: `${projectPath}/surveys/{surveyId}`,
      summary: 'A survey with its draft and its versions, newest first',
      tags,
    })
    .input(ofSurvey)
    .output(z.object({ survey, versions: z.array(versionEntry) })),
  version: route(may.design)
    .route({
      method: 'GET',
      path: `${projectPath}/survey-versions/{versionId}`,
      summary: 'What customers were asked in a version',
      tags,
    })
    .input(inProject.extend({ versionId: id }))
    .output(surveyVersion),
  create: route(may.design)
    .route({
      method: 'POST',
      path: `${projectPath}/surveys`,
      summary: 'Make a survey from a template; it asks nobody yet',
      tags,
    })
    .input(inProject.extend({ template: z.enum(templateKeys), name: questionTexts.optional() }))
    .output(survey),
  saveDraft: route(may.design)
    .route({
      method: 'PUT',
      path: `${projectPath}/surveys/{surveyId}/draft`,
      summary: 'Save what is being edited, whatever is still missing',
      tags,
    })
    .input(ofRevision.extend({ name: questionTexts, questions: draftQuestions }))
    .output(survey),
  publish: route(may.design)
    .route({
      method: 'POST',
      path: `${projectPath}/surveys/{surveyId}/versions`,
      summary: 'Make the draft the next version; customers are asked it from now on',
      tags,
    })
    .input(ofRevision)
    .output(surveyVersion),
  rule: route(may.design)
    .route({
      method: 'PUT',
      path: `${projectPath}/surveys/{surveyId}/rules`,
      summary: 'Say whom a survey asks, when and how often',
      tags,
    })
    .input(ofRevision.extend({ rules: surveyRules }))
    .output(survey),
  use: route(may.design)
    .route({
      method: 'PUT',
      path: `${projectPath}/surveys/{surveyId}/use`,
      summary: 'Say where a survey asks, and whether it does',
      tags,
    })
    .input(
      ofRevision.extend({
        channels: z.array(surveyChannel).max(surveyChannel.options.length).readonly(),
        isActive: z.boolean(),
      }),
    )
    .output(survey),
};

export const surveysContract = { ...answers, design, analyses: analysisRoutes(may.read) };
