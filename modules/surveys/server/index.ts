import type { ServerModule, Services } from '#platform/module.ts';
import {
  may,
  surveyAnswered,
  surveyExpired,
  surveyInvited,
  surveyNotSent,
  surveyUnflagged,
} from '../contract.ts';
import { analysisChanged } from '../core/analysis/analysis.ts';
import { openAnalysing } from './analysis/analysis-job.ts';
import { chatSurveyDoor } from './chat-door.ts';
import { invitationTimers } from './ending.ts';
import { invitationMail } from './invitation-mail.ts';
import { linkDoor } from './link-door.ts';
import { quotesDoor } from './quotes-door.ts';
import { rateDoor } from './rate-door.ts';
import { regularTimers } from './regular.ts';
import { reminderTimers } from './reminders.ts';
import { surveysSubscriber } from './subscriptions.ts';

export { startAnalysis } from './analysis/analyses.ts';
export { answerByLink, answerInChat } from './answers.ts';
export { surveysRoutes } from './api.ts';
export { createSurvey, listSurveys, publishSurvey, putToUse, ruleSurvey } from './designing.ts';
export { beginByLink } from './link-survey.ts';
export { surveyOfContact } from './reading.ts';
export { sendSurveysBy } from './service-mail.ts';

/** The job is given before the server runs, and stopped with it. */
const analysing = new WeakMap<Services, ReturnType<typeof openAnalysing>>();

function analysingOf(services: Services): ReturnType<typeof openAnalysing> {
  const opened = analysing.get(services) ?? openAnalysing(services);
  analysing.set(services, opened);
  return opened;
}

/** Invitations to rate a dialogue, and what customers answer. */
export const surveysModule: ServerModule = {
  name: 'surveys',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    surveyInvited,
    surveyNotSent,
    surveyExpired,
    surveyAnswered,
    surveyUnflagged,
    analysisChanged,
  ],
  subscriber: surveysSubscriber,
  timers: [...invitationTimers, ...reminderTimers, ...regularTimers],
  jobs: (services) => [invitationMail(services), analysingOf(services).job],
  start: async (services) => analysingOf(services),
  doors: async (app, { database, config }) => {
    await rateDoor(app, database);
    await linkDoor(app, { database, publicUrl: config.publicUrl });
    await chatSurveyDoor(app, database);
    await quotesDoor(app, database);
  },
};
