import type { ServerModule } from '#platform/module.ts';
import { mailboxChanged, may, serviceMailFailed } from '../contract.ts';
import { mailReading } from './read-mail.ts';
import { mailSending } from './send-mail.ts';
import { startEmail } from './start.ts';
import { emailSubscriber } from './subscriptions.ts';

export { answerLaterByMail } from './answer-by-mail.ts';
export { emailRoutes } from './api.ts';
export { answerHelpSiteByMail } from './help-letters.ts';
export { putMailbox } from './mailboxes.ts';
export { sendServiceMail } from './order-mail.ts';
export { doorLimits, openMailDoor } from './smtp-door.ts';
export { openDoor } from './start.ts';

/** E-mail: mailboxes and the door for relays, and the way of answers out. */
export const emailModule: ServerModule = {
  name: 'channels_email',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [mailboxChanged, serviceMailFailed],
  subscriber: emailSubscriber,
  jobs: (services) => [mailReading(services), mailSending(services)],
  start: startEmail,
};
