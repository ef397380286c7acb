import { DomainError } from '#kernel/errors.ts';
import type { Instant } from '#kernel/time.ts';
import { canAnswerLater } from '#modules/channels/server/index.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { refusals as routingRefusals } from '#modules/routing/contract.ts';
import { type ToldWait, toldUntil, toldWait } from '#modules/routing/core/told-wait.ts';
import type { WaitingPlace } from '#modules/routing/core/waiting.ts';
import { waitingPlace } from '#modules/routing/server/index.ts';
import { nameOf } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { ChatState, ChatView } from '../contract.ts';
import { phaseOf } from '../core/phase.ts';
import { visibleMessages } from '../core/visible.ts';
import type { Visitor } from './store.ts';
import { openCurrent } from './talking.ts';

/** What the visitor's widget shows: where his conversation stands and its newest messages. */
export async function viewFor(ctx: Context, visitor: Visitor, at: Standpoint): Promise<ChatView> {
  const open = await openCurrent(ctx, visitor);
  return {
    state: await stateOf(ctx, open?.item ?? null, at),
    messages: visibleMessages(open?.messages ?? []),
  };
}

/** From where the visitor looks. told: remembers until when he was told to wait. */
export interface Standpoint {
  readonly isOnline: boolean;
  readonly told?: { until: Instant | null };
}

/** Where the conversation stands, in the visitor's eyes. */
export async function stateOf(
  ctx: Context,
  item: ConversationItem | null,
  { isOnline, told = { until: null } }: Standpoint,
): Promise<ChatState> {
  const nobody = { agentName: null, place: null, wait: null, isMailOffered: false, isOnline };
  if (!item) return { ...nobody, conversationId: null, phase: null };
  const phase = phaseOf(item.state);
  const state = { ...nobody, conversationId: item.id, phase };
  if (phase !== 'waiting') {
    return { ...state, agentName: item.agentId && (await nameOf(ctx, item.agentId)) };
  }
  const { projectId } = item;
  const place = await placeOf(ctx, item);
  return {
    ...state,
    place: place?.place ?? null,
    wait: waitOf(place, told, ctx.now),
    isMailOffered: await canAnswerLater(ctx, { projectId, by: 'email' }),
  };
}

/** The expected wait as the visitor is told it, in keeping with what he was told before. */
function waitOf(
  place: WaitingPlace | null,
  told: { until: Instant | null },
  now: Instant,
): ToldWait | null {
  const expected = place?.expected;
  told.until = expected ? toldUntil(told.until, expected.waitMs, now) : null;
  return told.until === null ? null : toldWait(told.until, now);
}

/** The place in the queue; null for a moment, until routing has taken the contact up. */
async function placeOf(ctx: Context, item: ConversationItem): Promise<WaitingPlace | null> {
  const { projectId, contactId } = item;
  try {
    return await waitingPlace(ctx, { projectId, contactId });
  } catch (error) {
    const notYet: string[] = [routingRefusals.notFound, routingRefusals.notWaiting];
    if (error instanceof DomainError && notYet.includes(error.code)) return null;
    throw error;
  }
}
