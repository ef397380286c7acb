import type { ComponentType } from 'react';
import type { Id } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { createSlot } from '#platform/web/slot.ts';

/** A sign beside an ended conversation, such as its rating; it draws nothing when it has nothing
 *  to tell. */
interface ConversationMark {
  readonly order: number;
  readonly permission: Permission;
  readonly Mark: ComponentType<{ projectId: Id; contactId: Id }>;
}

/** What modules above tell about a conversation in lists of them. */
export const conversationMarks = createSlot<ConversationMark>();
