import type { ServerModule } from '#platform/module.ts';
import { may, surveyAnswered, surveyExpired, surveyInvited, surveyNotSent } from '../contract.ts';
import { chatSurveyDoor } from './chat-door.ts';
import { invitationTimers } from './ending.ts';
import { invitationMail } from './invitation-mail.ts';
import { quotesDoor } from './quotes-door.ts';
import { rateDoor } from './rate-door.ts';
import { surveysSubscriber } from './subscriptions.ts';

export { answerByLink, answerInChat } from './answers.ts';
export { surveysRoutes } from './api.ts';
export { surveyOfContact } from './reading.ts';
export { sendSurveysBy } from './service-mail.ts';

/** Invitations to rate a dialogue, and what customers answer. */
export const surveysModule: ServerModule = {
  name: 'surveys',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [surveyInvited, surveyNotSent, surveyExpired, surveyAnswered],
  subscriber: surveysSubscriber,
  timers: invitationTimers,
  jobs: (services) => [invitationMail(services)],
  doors: async (app, { database }) => {
    await rateDoor(app, database);
    await chatSurveyDoor(app, database);
    await quotesDoor(app, database);
  },
};
