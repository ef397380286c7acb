import type { ServerModule } from '#platform/module.ts';
import {
  contactClosed,
  contactMoved,
  contactOpened,
  contactRecoded,
  conversationChanged,
  conversationCustomerChanged,
  conversationMerged,
  may,
  messageAdded,
  messageChanged,
  messageReleased,
  reasonPut,
} from '../contract.ts';
import { holdsFile } from './attachment-store.ts';
import { earlierTimers } from './earlier-index.ts';
import { mayHearConversation } from './reading.ts';
import { replyTimers } from './reply.ts';
import { contactsSubscriber } from './subscriptions.ts';

export { contactsRoutes } from './api.ts';
export { measureContacts } from './measures.ts';
export { moveContact } from './moves.ts';
export { aftermathsOf, type Course, listCourses, listDaysWithContacts } from './past.ts';
export {
  getContact,
  lastMeeting,
  listConversations,
  listHistories,
  markReadByCustomer,
  openConversation,
} from './reading.ts';
export { receiveMessage } from './receive.ts';
export { recordDelivery, reply } from './reply.ts';
export { listReasons, putReason, wrapUpContact } from './wrap-up.ts';

/** Cases, conversations, contacts, segments and messages. */
export const contactsModule: ServerModule = {
  name: 'contacts',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    contactOpened,
    contactMoved,
    contactClosed,
    contactRecoded,
    messageAdded,
    messageChanged,
    messageReleased,
    conversationChanged,
    conversationCustomerChanged,
    conversationMerged,
    reasonPut,
  ],
  subscriber: contactsSubscriber,
  mayHear: mayHearConversation,
  holdsFile,
  timers: [...replyTimers, ...earlierTimers],
};
