import { DomainError } from '#kernel/errors.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { refusals as routingRefusals } from '#modules/routing/contract.ts';
import { waitingPlace } from '#modules/routing/server/index.ts';
import { nameOf } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { ChatState, ChatView } from '../contract.ts';
import { phaseOf } from '../core/phase.ts';
import { visibleMessages } from '../core/visible.ts';
import type { Visitor } from './store.ts';
import { openCurrent } from './talking.ts';

/** What the visitor's widget shows: where his conversation stands and its newest messages. */
export async function viewFor(
  ctx: Context,
  visitor: Visitor,
  isOnline: boolean,
): Promise<ChatView> {
  const open = await openCurrent(ctx, visitor);
  return {
    state: await stateOf(ctx, open?.item ?? null, isOnline),
    messages: visibleMessages(open?.messages ?? []),
  };
}

/** Where the conversation stands, in the visitor's eyes. */
export async function stateOf(
  ctx: Context,
  item: ConversationItem | null,
  isOnline: boolean,
): Promise<ChatState> {
  if (!item) return { conversationId: null, phase: null, agentName: null, place: null, isOnline };
  const phase = phaseOf(item.state);
  const isWaiting = phase === 'waiting';
  return {
    conversationId: item.id,
    phase,
    agentName: item.agentId && !isWaiting ? await nameOf(ctx, item.agentId) : null,
    place: isWaiting ? await placeOf(ctx, item) : null,
    isOnline,
  };
}

/** The place in the queue; null for a moment, until routing has taken the contact up. */
async function placeOf(ctx: Context, item: ConversationItem): Promise<number | null> {
  const { projectId, contactId } = item;
  try {
    return (await waitingPlace(ctx, { projectId, contactId })).place;
  } catch (error) {
    const notYet: string[] = [routingRefusals.notFound, routingRefusals.notWaiting];
    if (error instanceof DomainError && notYet.includes(error.code)) return null;
    throw error;
  }
}
