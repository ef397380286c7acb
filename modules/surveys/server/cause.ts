import type { Id } from '#kernel/id.ts';
import type { Contact, ConversationItem } from '#modules/contacts/contract.ts';
import type { TriggerName } from '../core/rules.ts';
import type { SurveyChannel } from '../core/survey.ts';

/** An occasion to ask a customer. */
export interface Cause {
  readonly trigger: TriggerName;
  readonly projectId: Id;
  /** The contact, case, life event or customer that it is about. */
  readonly subjectId: Id;
  readonly customerId: Id;
  readonly channel: Exclude<SurveyChannel, 'link'>;
  /** The kind of a life event. */
  readonly lifeEvent?: string;
  /** The contact that ended; null when none did. */
  readonly ended: { readonly item: ConversationItem; readonly contact: Contact } | null;
}
