import type { ServerModule } from '#platform/module.ts';
import { chatStarted, may, replyUnseen, widgetPut } from '../contract.ts';
import { chatDoors } from './door.ts';
import { chatSubscriber, chatTimers } from './subscriptions.ts';

export { chatRoutes } from './api.ts';
export { offerChatOnHelpSite } from './help-site.ts';
export { visitorOf } from './request.ts';
export { putWidget, showSecret } from './widgets.ts';

/** Web chat: the widget on the sites of the clients, and its door. */
export const chatModule: ServerModule = {
  name: 'channels_chat',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [widgetPut, chatStarted, replyUnseen],
  subscriber: chatSubscriber,
  timers: chatTimers,
  doors: chatDoors,
};
