import type { ServerModule } from '#platform/module.ts';
import {
  may,
  surveyAnswered,
  surveyExpired,
  surveyInvited,
  surveyNotSent,
  surveyUnflagged,
} from '../contract.ts';
import { chatSurveyDoor } from './chat-door.ts';
import { invitationTimers } from './ending.ts';
import { invitationMail } from './invitation-mail.ts';
import { linkDoor } from './link-door.ts';
import { rateDoor } from './rate-door.ts';
import { regularTimers } from './regular.ts';
import { reminderTimers } from './reminders.ts';
import { surveysSubscriber } from './subscriptions.ts';

export { answerByLink, answerInChat } from './answers.ts';
export { surveysRoutes } from './api.ts';
export { createSurvey, listSurveys, publishSurvey, putToUse, ruleSurvey } from './designing.ts';
export { beginByLink } from './link-survey.ts';
export { surveyOfContact } from './reading.ts';
export { sendSurveysBy } from './service-mail.ts';

/** Invitations to rate a dialogue, and what customers answer. */
export const surveysModule: ServerModule = {
  name: 'surveys',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [surveyInvited, surveyNotSent, surveyExpired, surveyAnswered, surveyUnflagged],
  subscriber: surveysSubscriber,
  timers: [...invitationTimers, ...reminderTimers, ...regularTimers],
  jobs: (services) => [invitationMail(services)],
  doors: async (app, { database, config }) => {
    await rateDoor(app, database);
    await linkDoor(app, { database, publicUrl: config.publicUrl });
    await chatSurveyDoor(app, database);
  },
};
